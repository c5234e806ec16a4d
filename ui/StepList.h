// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace keyway {

class StepButton;

enum class StepState { ToDo, Current, Done, MayBeWrong, Wrong };

/// One line of the list on the left. `key` names the page: "start", "step-1" … "step-7", "test", "values",
/// "explain", "practice". `number` 0 shows `symbol` instead. State is shown by icon and words, not colour
/// alone.
struct StepEntry
{
    QString key;
    QString section; ///< heading above the first entry of a section ("SET UP"); empty continues
    int number = 0;
    QString symbol;
    QString title;
    QString status; ///< one short line; may be empty
    StepState state = StepState::ToDo;
    bool enabled = true;
    bool atBottom = false; ///< support entries stand at the lower end
    bool operator==(const StepEntry &) const = default;
};

/// The steps, always visible. Arrow keys move, Return or a click opens. Each line's accessible name says
/// number, title, state and status.
class StepList : public QWidget
{
    Q_OBJECT
public:
    explicit StepList(QWidget *parent = nullptr);
    void setEntries(const QList<StepEntry> &entries);
    const QList<StepEntry> &entries() const { return m_entries; }
    void setCurrent(const QString &key); ///< the page that is shown; independent of state
    QString current() const { return m_current; }

Q_SIGNALS:
    void chosen(const QString &key);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void rebuild();
    void showEntries();
    void moveFocus(int from, int step);

    QList<StepEntry> m_entries;
    QList<StepButton *> m_buttons;
    QString m_current;
    QVBoxLayout *m_layout;
};

} // namespace keyway
