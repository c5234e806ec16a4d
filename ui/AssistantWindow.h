// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/StepList.h"

#include <QMainWindow>
#include <QMap>

#include <map>
#include <memory>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace keyway {

/// Frame: step list on the left, the page, the footer with Back, Continue and a hint or "Equivalent
/// commands". Knows pages by key, nothing about their contents. Minimum size 900 × 640 is usable.
class AssistantWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit AssistantWindow(QWidget *parent = nullptr);

    /// Takes ownership. The page joins the window, in a scroll area, when it is first shown: until then the
    /// style sheet and the layouts cost it nothing.
    void addPage(const QString &key, QWidget *page);
    /// The page that was added as `page` is shown under `key` from now on: a guide puts pages in its own
    /// order.
    void placePage(const QString &key, const QString &page) { m_places.insert(key, page); }
    void showPage(const QString &key);
    QString currentPage() const { return m_current; }
    StepList *stepList() const { return m_steps; }
    /// What the footer offers on this page. Empty texts hide the button; Continue stays enabled unless said.
    void setFooter(const QString &hint, const QString &backText, const QString &continueText,
                   bool continueEnabled = true, bool commandsVisible = false);
    /// Fields keep what they show, and buttons that would change something are off.
    void setPageReadOnly(const QString &key, bool readOnly);
    /// A band above the pages that names practice mode; empty hides it.
    void setBanner(const QString &text);

Q_SIGNALS:
    void pageChosen(const QString &key); ///< by the step list
    void backRequested();
    void continueRequested();
    void commandsRequested();
    void aboutRequested(); ///< the entry at the foot of the steps, or F1

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override; ///< the page has the focus first
    void changeEvent(QEvent *event) override;   ///< palette changes restyle the window
    void
    keyPressEvent(QKeyEvent *event) override; ///< Return presses the focused button, or Continue from a field
    bool focusNextPrevChild(bool next) override; ///< Tab goes in reading order, also through rows made later

private:
    QString addedAs(const QString &key) const { return m_places.value(key, key); }
    QScrollArea *scrollOf(const QString &key) const; ///< of a page that was shown already
    void join(const QString &key);
    QWidget *makeSidebar();
    void makeAbout();
    QWidget *makeFooter();
    void restyle();
    void fitSidebar();

    StepList *m_steps;
    QScrollArea *m_sidebar;
    QPushButton *m_about;
    QStackedWidget *m_pages;
    QLabel *m_banner;
    QLabel *m_hint;
    QPushButton *m_commands;
    QPushButton *m_back;
    QPushButton *m_continue;
    QString m_current;
    std::map<QString, std::unique_ptr<QWidget>> m_apart; ///< pages that nobody has opened yet
    QMap<QString, QString> m_places;                     ///< key → key that its page was added with
    bool m_restyling = false;
};

} // namespace keyway
