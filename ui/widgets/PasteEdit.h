// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QPlainTextEdit>

namespace keyway {

/// A field for pasted text of any size: it keeps the first 256 kB and says so, and never lays out more.
class PasteEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    static constexpr int limit = 256 * 1024; ///< characters

    explicit PasteEdit(QWidget *parent = nullptr);
    bool isCut() const { return m_cut; }
    void setCutText(const QString &text); ///< replaces everything

Q_SIGNALS:
    void cutChanged(bool cut);

protected:
    void insertFromMimeData(const QMimeData *source) override;

private:
    void keepLimit();
    void wrapFor(const QString &incoming);
    void setCut(bool cut);

    bool m_cut = false;
};

} // namespace keyway
