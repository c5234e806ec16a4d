// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QPushButton>

class QLabel;

namespace keyway {

class RunsLabel;
class SettingRow;

/// The line above a group: its name, and how many settings it holds or how many of them are broken.
class GroupHeader : public QPushButton
{
    Q_OBJECT
public:
    explicit GroupHeader(const QString &title, QWidget *parent = nullptr);
    void showState(bool open, int settings, int broken);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    QString m_title;
    QLabel *m_mark;
    QLabel *m_words;
    RunsLabel *m_count;
};

/// Settings of one step, behind a header that opens and closes them. Opens by itself when one gets broken,
/// and closes again when all are mended without the person's touching anything in it.
class SettingGroup : public QWidget
{
    Q_OBJECT
public:
    SettingGroup(const QString &title, const QList<SettingRow *> &rows, const QString &name,
                 QWidget *parent = nullptr);
    GroupHeader *header() const { return m_header; }
    int broken() const;
    void refresh(); ///< after a value has changed
    int settings() const { return static_cast<int>(m_rows.size()); }

private:
    void showState();

    GroupHeader *m_header;
    QWidget *m_body;
    QList<SettingRow *> m_rows;
    int m_broken = 0;
    bool m_openedItself = false;
};

} // namespace keyway
