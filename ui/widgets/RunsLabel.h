// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/Theme.h"

#include <QLabel>
#include <QTextLayout>

namespace keyway {

enum class RunStyle { Plain, Strong, Muted, Mono, Good, Warn, Bad, BadStrong, GoodStrong };

struct Run
{
    QString text;
    RunStyle style = RunStyle::Plain;
};
using Runs = QList<Run>;

/// Blanks that no line is broken at: for "148 ms" and "step 6".
QString unbroken(QString text);
QString plainText(const Runs &runs);

/// Breaks runs into lines and draws them. Text is never read as HTML, and a word that is too long is broken.
class RunsLayout
{
public:
    RunsLayout(const Runs &runs, const QFont &font, Qt::LayoutDirection direction, const Theme &theme);
    qreal layOut(qreal width); ///< gives the height
    qreal naturalWidth() const { return m_layout.maximumWidth(); }
    void draw(QPainter &painter, QPointF topLeft) const { m_layout.draw(&painter, topLeft); }

private:
    QTextLayout m_layout;
};

/// A label of several styles in one flow. Assistive technology sees the plain text.
class RunsLabel : public QLabel
{
    Q_OBJECT
public:
    explicit RunsLabel(const Runs &runs = {}, QWidget *parent = nullptr);
    void setRuns(const Runs &runs);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    RunsLayout laidOut() const;

    Runs m_runs;
};

} // namespace keyway
