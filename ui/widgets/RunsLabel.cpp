// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/RunsLabel.h"

#include <QFontDatabase>
#include <QPainter>

#include <cmath>

namespace keyway {

namespace {

QTextCharFormat formatOf(RunStyle style, const QFont &font, const Theme &theme)
{
    QTextCharFormat format;
    format.setForeground(theme.text);
    switch (style) {
    case RunStyle::Plain:
        break;
    case RunStyle::Strong:
        format.setFontWeight(QFont::DemiBold);
        break;
    case RunStyle::Muted:
        format.setForeground(theme.muted);
        break;
    case RunStyle::Mono: {
        QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        mono.setPointSizeF(font.pointSizeF() * 0.95);
        format.setFont(mono);
        break;
    }
    case RunStyle::Good:
        format.setForeground(theme.good);
        break;
    case RunStyle::GoodStrong:
        format.setForeground(theme.good);
        format.setFontWeight(QFont::DemiBold);
        break;
    case RunStyle::Warn:
        format.setForeground(theme.warn);
        break;
    case RunStyle::Bad:
        format.setForeground(theme.bad);
        break;
    case RunStyle::BadStrong:
        format.setForeground(theme.bad);
        format.setFontWeight(QFont::DemiBold);
        break;
    }
    return format;
}

} // namespace

QString unbroken(QString text)
{
    return text.replace(QChar::Space, QChar::Nbsp);
}

QString plainText(const Runs &runs)
{
    QString text;
    for (const Run &run : runs)
        text += run.text;
    return text;
}

RunsLayout::RunsLayout(const Runs &runs, const QFont &font, Qt::LayoutDirection direction, const Theme &theme)
    : m_layout(plainText(runs).replace(QChar::LineFeed, QChar::LineSeparator), font)
{
    QTextOption option(direction == Qt::RightToLeft ? Qt::AlignRight | Qt::AlignAbsolute
                                                    : Qt::AlignLeft | Qt::AlignAbsolute);
    option.setTextDirection(direction);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout.setTextOption(option);
    QList<QTextLayout::FormatRange> ranges;
    int start = 0;
    for (const Run &run : runs) {
        const int length = static_cast<int>(run.text.size());
        ranges << QTextLayout::FormatRange{start, length, formatOf(run.style, font, theme)};
        start += length;
    }
    m_layout.setFormats(ranges);
}

qreal RunsLayout::layOut(qreal width)
{
    qreal y = 0;
    m_layout.beginLayout();
    for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += line.height();
    }
    m_layout.endLayout();
    return y;
}

RunsLabel::RunsLabel(const Runs &runs, QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setRuns(runs);
}

void RunsLabel::setRuns(const Runs &runs)
{
    m_runs = runs;
    setText(plainText(runs));
    updateGeometry();
    update();
}

RunsLayout RunsLabel::laidOut() const
{
    return RunsLayout(m_runs, font(), layoutDirection(), currentTheme());
}

QSize RunsLabel::sizeHint() const
{
    ensurePolished();
    RunsLayout layout = laidOut();
    layout.layOut(10000);
    const int width =
        qMin(static_cast<int>(std::ceil(layout.naturalWidth())) + 1, 44 * fontMetrics().averageCharWidth());
    return {width, heightForWidth(width)};
}

QSize RunsLabel::minimumSizeHint() const
{
    // Room for the longest word, so that only monsters are broken inside.
    int word = 0;
    for (const QString &each : text().split(QChar::Space))
        word = qMax(word, fontMetrics().horizontalAdvance(each) * 9 / 8 + 4);
    return {qMin(word, 15 * fontMetrics().averageCharWidth()), fontMetrics().height()};
}

int RunsLabel::heightForWidth(int width) const
{
    return static_cast<int>(std::ceil(laidOut().layOut(width)));
}

void RunsLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    RunsLayout layout = laidOut();
    const qreal height = layout.layOut(width());
    const bool top = alignment() & Qt::AlignTop;
    layout.draw(painter, {0, top ? 0.0 : qMax(0.0, (this->height() - height) / 2)});
}

} // namespace keyway
