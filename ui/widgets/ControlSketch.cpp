// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/ControlSketch.h"

#include "ui/Theme.h"
#include "ui/presenters/InstructionWords.h"
#include "ui/widgets/Basics.h"
#include "ui/widgets/FlowLabel.h"
#include "ui/widgets/FlowLayout.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// The drawn box of a check box, or the small arrow of a choice.
class Mark : public QWidget
{
public:
    enum class Kind { Off, On, Arrow };
    explicit Mark(Kind kind) : m_kind(kind) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }
    QSize sizeHint() const override
    {
        const int side = qMax(15, fontMetrics().height() - 3);
        return {m_kind == Kind::Arrow ? side * 2 / 3 : side, side};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme theme = currentTheme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75);
        const auto at = [&](qreal x, qreal y) {
            return QPointF(box.x() + box.width() * x, box.y() + box.height() * y);
        };
        if (m_kind == Kind::Arrow) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.muted);
            painter.drawPolygon(QPolygonF{at(0.05, 0.36), at(0.95, 0.36), at(0.5, 0.70)});
            return;
        }
        painter.setPen(QPen(m_kind == Kind::On ? theme.accent : theme.muted, 1.2));
        painter.setBrush(m_kind == Kind::On ? theme.accent : theme.card);
        painter.drawRoundedRect(box, 3, 3);
        if (m_kind == Kind::Off)
            return;
        painter.setPen(QPen(theme.accentText, box.width() / 9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(QPolygonF{at(0.26, 0.52), at(0.43, 0.69), at(0.75, 0.33)});
    }

private:
    Kind m_kind;
};

QFrame *makeFrame(const QString &tone, const QList<QWidget *> &widgets)
{
    auto *frame = new QFrame;
    frame->setProperty("role", u"sketch"_s);
    frame->setProperty("tone", tone);
    auto *row = new QHBoxLayout(frame);
    row->setContentsMargins(9, 4, 10, 4);
    row->setSpacing(8);
    for (QWidget *widget : widgets)
        row->addWidget(widget, qobject_cast<QLabel *>(widget) ? 1 : 0);
    return frame;
}

} // namespace

ControlSketch::ControlSketch(const Instruction &instruction, QWidget *parent) : QWidget(parent)
{
    setLayout(new FlowLayout(10));
    switch (instruction.control) {
    case ControlKind::Action:
        layout()->addWidget(new FlowLabel(withBreaks(instruction.label)));
        if (!instruction.value.isEmpty())
            layout()->addWidget(makeMonoFlow(instruction.value));
        break;
    case ControlKind::Button:
        layout()->addWidget(new FlowLabel(tr("Press")));
        layout()->addWidget(
            makeFrame(u"button"_s, {new FlowLabel(withBreaks(instruction.label), u"button"_s)}));
        break;
    case ControlKind::CheckBox:
        addCheckBox(instruction);
        break;
    case ControlKind::Choice:
        addChoice(instruction);
        break;
    case ControlKind::Field:
        addField(instruction);
        break;
    case ControlKind::List:
        addList(instruction);
        break;
    case ControlKind::Upload:
        addUpload(instruction);
        break;
    }
}

void ControlSketch::addCheckBox(const Instruction &instruction)
{
    const bool off = wantsOff(instruction);
    auto *box = new Mark(off ? Mark::Kind::Off : Mark::Kind::On);
    layout()->addWidget(makeFrame({}, {box, new FlowLabel(withBreaks(instruction.label))}));
    if (off)
        layout()->addWidget(makePill(tr("leave off"), u"warn"_s));
}

void ControlSketch::addChoice(const Instruction &instruction)
{
    layout()->addWidget(new FlowLabel(withBreaks(instruction.label)));
    layout()->addWidget(
        makeFrame(u"field"_s, {new FlowLabel(withBreaks(instruction.value)), new Mark(Mark::Kind::Arrow)}));
}

void ControlSketch::addField(const Instruction &instruction)
{
    layout()->addWidget(new FlowLabel(withBreaks(instruction.label)));
    FlowLabel *value = makeMonoFlow(instruction.value);
    if (instruction.value.isEmpty()) // an empty field to be filled with the person's own value
        value->setMinimumWidth(fontMetrics().averageCharWidth() * 18);
    layout()->addWidget(makeFrame(u"field"_s, {value}));
}

void ControlSketch::addList(const Instruction &instruction)
{
    layout()->addWidget(new FlowLabel(withBreaks(instruction.label)));
    for (const QString &value : instruction.values) {
        auto *pill = new FlowLabel(value, u"pill"_s);
        pill->setProperty("tone", u"accent"_s);
        layout()->addWidget(pill);
    }
}

void ControlSketch::addUpload(const Instruction &instruction)
{
    layout()->addWidget(makeFrame(u"button"_s, {new FlowLabel(withBreaks(instruction.label), u"button"_s)}));
    FlowLabel *file = makeMonoFlow(instruction.value);
    m_file = file;
    layout()->addWidget(file);
}

void ControlSketch::setFileName(const QString &name)
{
    if (auto *label = qobject_cast<QLabel *>(m_file)) {
        label->setText(name);
        label->updateGeometry();
    }
}

void ControlSketch::addBeside(QWidget *widget)
{
    layout()->addWidget(widget);
}

} // namespace keyway
