// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QBoxLayout>
#include <QWidget>

namespace keyway {

/// Parts side by side; below each other where that would squeeze them: a narrow window, a large font.
class FoldingRow : public QWidget
{
    Q_OBJECT
public:
    explicit FoldingRow(int spacing, QWidget *parent = nullptr);
    QBoxLayout *row() const { return m_row; }
    /// What a part that stretches needs at least to stand beside another.
    void setColumn(int characters);

    QSize minimumSizeHint() const override; ///< folded

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int widthUnfolded() const;

    QBoxLayout *m_row;
    int m_column = 26;
};

} // namespace keyway
