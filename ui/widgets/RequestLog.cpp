// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/RequestLog.h"

#include "ui/widgets/RequestDetails.h"
#include "ui/widgets/RunsLabel.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <cmath>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr int lineRole = Qt::UserRole;
constexpr int margin = 4;

class RequestDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme theme = currentTheme();
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.accentSoft);
            painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 4, 4);
        }
        RunsLayout layout = laidOut(option, index);
        layout.layOut(option.rect.width() - 2 * margin);
        layout.draw(*painter, option.rect.topLeft() + QPointF(margin, margin));
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *view = qobject_cast<const QListWidget *>(option.widget);
        const int width = view ? view->viewport()->width() : 400;
        return {width,
                static_cast<int>(std::ceil(laidOut(option, index).layOut(width - 2 * margin))) + 2 * margin};
    }

private:
    static RunsLayout laidOut(const QStyleOptionViewItem &option, const QModelIndex &index)
    {
        const auto line = index.data(lineRole).value<PracticeLogLine>();
        Runs runs{
            {requestLine(line), RunStyle::Mono},
            {QString::number(line.status), isRefused(line) ? RunStyle::BadStrong : RunStyle::GoodStrong}};
        if (!line.words.isEmpty())
            runs << Run{u"  "_s + line.words, RunStyle::Mono};
        if (isRefused(line) && !line.why.isEmpty())
            runs << Run{u"\n"_s} << Run{RequestLog::tr("Why this answer: %1").arg(line.why), RunStyle::Muted};
        return RunsLayout(runs, option.font, option.direction, currentTheme());
    }
};

} // namespace

RequestLog::RequestLog(QWidget *parent) : QListWidget(parent)
{
    setItemDelegate(new RequestDelegate(this));
    setResizeMode(QListView::Adjust);
    setWordWrap(true); // or lines keep the height that they had before the scroll bar came
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setAccessibleName(tr("Requests, newest first"));
    setAccessibleDescription(tr("Arrow keys choose a request and show its answer; Enter goes to it."));
    auto *copy = new QAction(tr("Copy"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    addAction(copy);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this, [this] {
        if (const QListWidgetItem *item = currentItem()) // all that its details show
            Q_EMIT copyRequested(requestText(item->data(lineRole).value<PracticeLogLine>()));
    });
    connect(this, &QListWidget::itemSelectionChanged, this, [this] {
        const QList<QListWidgetItem *> items = selectedItems();
        if (items.isEmpty())
            Q_EMIT unchosen();
        else
            Q_EMIT chosen(items.first()->data(lineRole).value<PracticeLogLine>());
    });
}

void RequestLog::addRequest(const PracticeLogLine &line)
{
    // The text is what is copied and what a screen reader says; the delegate draws the same words.
    QString text = requestLine(line) + QString::number(line.status);
    if (!line.words.isEmpty())
        text += u"  "_s + line.words;
    if (isRefused(line) && !line.why.isEmpty())
        text += u'\n' + tr("Why this answer: %1").arg(line.why);
    auto *item = new QListWidgetItem(text);
    item->setData(lineRole, QVariant::fromValue(line));
    insertItem(0, item);
    while (count() > mostLines)
        delete takeItem(count() - 1);
}

void RequestLog::chooseNone()
{
    setCurrentRow(-1);
    clearSelection();
}

void RequestLog::keyPressEvent(QKeyEvent *event)
{
    const bool chosenOne = !selectedItems().isEmpty();
    if (chosenOne && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        return Q_EMIT entered();
    if (chosenOne && event->key() == Qt::Key_Escape)
        return chooseNone();
    QListWidget::keyPressEvent(event);
}

} // namespace keyway
