// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLayout>
#include <QList>

#include <memory>
#include <vector>

namespace keyway {

/// Puts widgets side by side and goes to the next line when the width is used up, as words do: for rows that
/// must survive long translations and narrow windows. Mirrors for right-to-left.
class FlowLayout : public QLayout
{
public:
    explicit FlowLayout(int gap = 8);
    ~FlowLayout() override;
    /// The last item goes to the far end of its line.
    void setLastAtEnd(bool atEnd) { m_lastAtEnd = atEnd; }

    void addItem(QLayoutItem *item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool apply) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    int m_gap;
    bool m_lastAtEnd = false;
};

} // namespace keyway
