// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/salesforce/MyDomain.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace keyway {

struct GuideChoice
{
    QString id;
    QString title;
    QString summary = {}; ///< one line beside the title; may be empty
};

struct RecentConnection
{
    QString path;
    QString name;   ///< subdomain or file name
    QString status; ///< "Ampersand · step 6 was wrong"
    QString when;   ///< "today 14:31"
};

/// Screen 07.
class StartPage : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(QWidget *parent = nullptr);
    void setGuides(const QList<GuideChoice> &guides, const QString &current);
    void setOrgText(const QString &text);
    /// What the pasted address is; `sentence` is ready to show; an empty sentence hides it.
    void setOrgVerdict(const QString &sentence, bool good);
    void setRecent(const QList<RecentConnection> &recent); ///< empty hides the card

Q_SIGNALS:
    void beginRequested();
    void openRequested();
    void explainRequested();
    void practiceRequested();
    void guideChosen(const QString &id);
    void orgTextEdited(const QString &text);
    void continueRequested(const QString &path);

private:
    void showSummary();

    QComboBox *m_guide;
    QLabel *m_summary;
    QLineEdit *m_org;
    QLabel *m_verdict;
    QWidget *m_recentCard;
    QVBoxLayout *m_recentRows;
};

} // namespace keyway
