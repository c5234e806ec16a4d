// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/print/RecordPdf.h"

#include "core/report/HandOver.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr int dotsPerInch = 96; // what HTML's pixels mean
constexpr qreal marginMillimetres = 18;

void paintPages(QPdfWriter &writer, QTextDocument &document)
{
    const QSizeF paper(writer.width(), writer.height());
    QFont small = document.defaultFont();
    small.setPointSizeF(9);
    QPainter painter(&writer);
    const qreal footer = QFontMetricsF(small, &writer).lineSpacing() * 2;
    const QSizeF page(paper.width(), paper.height() - footer);
    document.setPageSize(page);
    const int pages = document.pageCount();
    for (int number = 0; number < pages; ++number) {
        if (number > 0)
            writer.newPage();
        painter.save();
        painter.translate(0, -number * page.height());
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = QRectF(QPointF(0, number * page.height()), page);
        context.palette.setColor(QPalette::Text, Qt::black); // paper is white in a dark theme, too
        painter.setClipRect(context.clip);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        painter.setFont(small);
        painter.drawText(
            QRectF(0, page.height(), paper.width(), footer), Qt::AlignHCenter | Qt::AlignBottom,
            QCoreApplication::translate("keyway::RecordPdf", "Page %1 of %2").arg(number + 1).arg(pages));
    }
}

} // namespace

Result<void> writePdf(const QString &html, const QString &path)
{
    QByteArray bytes;
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setResolution(dotsPerInch);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(
            QMarginsF(marginMillimetres, marginMillimetres, marginMillimetres, marginMillimetres),
            QPageLayout::Millimeter);
        writer.setCreator(u"Keyway"_s);
        QTextDocument document;
        document.documentLayout()->setPaintDevice(&writer);
        document.setUseDesignMetrics(true); // so that the coarse grid does not move letters
        QFont font = document.defaultFont();
        font.setPointSizeF(11);
        document.setDefaultFont(font);
        document.setDocumentMargin(0);
        document.setHtml(html);
        writer.setTitle(document.metaInformation(QTextDocument::DocumentTitle));
        paintPages(writer, document);
    }
    return writeOwnerOnly(path, Secret(std::move(bytes)));
}

} // namespace keyway
