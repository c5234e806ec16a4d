// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/TextBook.h"
#include "core/guide/Guide.h"

#include <QDateTime>
#include <QWidget>

#include <memory>
#include <optional>

namespace keyway {

/// Everything the certificate and private key page shows; the base64 text itself is only here while shown.
struct KeyPageState
{
    /// Case: somebody else's report, with public data of the certificate alone.
    enum class Phase { Empty, Working, Ready, Problem, Case };
    Phase phase = Phase::Empty;
    QString working;         ///< "Making an RSA key of 4096 bits…"
    QString keyFile;         ///< absolute paths; names are shown, folders in the tool tip
    QString certificateFile; ///< empty when the person brought only a key
    bool keyOwnerOnly = true;
    QStringList repairs; ///< sentences: "Line breaks were restored."
    QString holder;      ///< of Phase::Case: who has the key, as a sentence; empty: the customer
    QString subject;
    QString sha256;
    QDateTime notAfterUtc;
    int daysLeft = 0;
    int bits = 0;
    bool matches = true;  ///< key and certificate belong together
    QStringList warnings; ///< sentences, e.g. certificate larger than 4 KB
    bool pemForm = false; ///< the destination's form takes the PEM text, not its base64
    int base64Length = 0;
    QString base64; ///< set while "Show" is on
    Text problem;   ///< for Phase::Problem
};

/// Files of a dropped folder that hold the same key.
struct KeyFolderRow
{
    QString title;         ///< "private-key.pem and cert.pem"
    QStringList lines;     ///< sentences about them
    bool complete = false; ///< a key and its certificate
    int group = 0;         ///< below 0: files that belong to nothing, and cannot be chosen
};

/// Screen 01.
class KeyPage : public QWidget
{
    Q_OBJECT
public:
    explicit KeyPage(QWidget *parent = nullptr);
    ~KeyPage() override;
    void setStep(const GuideStep &step); ///< title, summary, instructions' whys, warnings
    void setState(const KeyPageState &state);
    /// What the diagnosis says about this step, on top; std::nullopt hides it.
    void setDiagnosis(const std::optional<Text> &text);
    /// Asks on the page for the passphrase of a protected file, again when it was wrong. What is typed leaves
    /// the field before it is reported; the card stays until endPassphrase() or Cancel.
    void askPassphrase(const QString &fileName, bool wasWrong);
    void endPassphrase();
    /// What "Convert…" offers, as words for convertRequested() and their titles; it shows in Phase::Ready.
    void setKeyForms(const QList<QPair<QString, QString>> &forms);
    void setFolderGroups(const QList<KeyFolderRow> &rows); ///< none hides them
    void setNotice(const QString &text);                   ///< what was converted or stripped; empty hides it
    int bits() const;                                      ///< as chosen: 2048, 3072, 4096
    int days() const;                                      ///< as chosen: 365, 730, 1825, 3650

Q_SIGNALS:
    void generateRequested(int bits, int days); ///< the owner asks for a folder
    void stopRequested();                       ///< while working
    void useFilesRequested();                   ///< the owner asks for files
    void filesDropped(const QStringList &paths);
    void showBase64Requested(bool show);
    void copyBase64Requested();
    void showInFolderRequested(const QString &path);
    void passphraseGiven(const QString &passphrase);
    void passphraseCancelled();
    void pasteRequested(const QString &text);
    void convertRequested(const QString &form);
    void requestCertificateRequested(); ///< a CSR for an authority of one's own
    void authorityAnswerRequested();    ///< that authority's answer is to be opened
    void rotationRequested();           ///< a new pair beside the one in use
    void folderGroupChosen(int group);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override; ///< Escape stops the work

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace keyway
