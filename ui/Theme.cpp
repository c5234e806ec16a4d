// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/Theme.h"

#include <QApplication>
#include <QFont>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QColor mixed(const QColor &a, const QColor &b, qreal share)
{
    return QColor::fromRgbF(static_cast<float>(a.redF() * (1 - share) + b.redF() * share),
                            static_cast<float>(a.greenF() * (1 - share) + b.greenF() * share),
                            static_cast<float>(a.blueF() * (1 - share) + b.blueF() * share));
}

} // namespace

Theme themeFor(const QPalette &palette)
{
    Theme theme;
    const QColor base = palette.color(QPalette::Base);
    theme.text = palette.color(QPalette::WindowText);
    theme.window = palette.color(QPalette::Window);
    theme.dark = theme.text.lightnessF() > theme.window.lightnessF();
    const qreal spread = qAbs(theme.text.lightnessF() - theme.window.lightnessF());
    theme.highContrast =
        spread > 0.98 && (base == QColor(Qt::black) || palette.color(QPalette::Button) == base);
    if (!theme.dark &&
        !theme.highContrast) // a lighter ground than most systems', so that cards stand out softly
        theme.window = mixed(theme.window, QColor(0xf7, 0xf9, 0xfc), 0.85);
    if (theme.dark) {
        theme.card = mixed(theme.window, Qt::white, 0.06);
        theme.accent = QColor(0x4c, 0x9a, 0xff);
        theme.accentText = QColor(0x06, 0x1a, 0x33);
        theme.link = QColor(0x7d, 0xb7, 0xff);
        theme.good = QColor(0x5f, 0xd0, 0x8b);
        theme.warn = QColor(0xf2, 0xc0, 0x5c);
        theme.bad = QColor(0xff, 0x8a, 0x80);
    } else {
        theme.card = QColor(Qt::white);
        theme.accent = QColor(0x0b, 0x5c, 0xad);
        theme.accentText = QColor(Qt::white);
        theme.link = QColor(0x0b, 0x5c, 0xad);
        theme.good = QColor(0x1b, 0x7a, 0x43);
        theme.warn = QColor(0x7d, 0x56, 0x00);
        theme.bad = QColor(0xb4, 0x23, 0x1c);
    }
    theme.border = mixed(theme.card, theme.text, theme.highContrast ? 1.0 : 0.16);
    theme.muted = mixed(theme.text, theme.card, theme.highContrast ? 0.0 : 0.34);
    const qreal softness = theme.dark ? 0.13 : 0.10;
    theme.accentSoft = mixed(theme.card, theme.accent, softness);
    theme.goodSoft = mixed(theme.card, theme.good, softness);
    theme.warnSoft = theme.dark ? mixed(theme.card, theme.warn, softness) : QColor(0xfd, 0xf1, 0xd7);
    theme.badSoft = mixed(theme.card, theme.bad, softness);
    return theme;
}

QString styleSheet(const Theme &t)
{
    QString sheet = uR"(
QWidget#keywayRoot, QDialog, QScrollArea, QWidget#pageBody { background: @window; }
QWidget#sidebar, QWidget#sidebarColumn, QWidget#footer { background: @card; }
QFrame#divider, QFrame[role="rule"] { background: @border; border: none; }
QScrollArea#sidebar > QWidget, QWidget#stepList { background: transparent; }
QWidget#footer { border-top: 1px solid @border; }
QScrollArea { border: none; }
QFrame[role="card"] { background: @card; border: 1px solid @border; border-radius: 8px; }
QFrame[role="card"][tone="good"] { background: @goodSoft; border-color: @good; }
QFrame[role="card"][tone="warn"] { background: @warnSoft; border-color: @warn; }
QFrame[role="card"][tone="bad"] { border: 1px solid @bad; border-left: 4px solid @bad; }
QFrame[role="card"][tone="amber"] { border-left: 4px solid @warn; }
QFrame[role="card"][tone="neutral"] { border-left: 4px solid @border; }
QFrame[role="card"][tone="accent"] { border: 2px solid @accent; }
QLabel { background: transparent; color: @text; }
QLabel[role="title"] { font-size: @titlept; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="subtitle"], QLabel[role="muted"] { color: @muted; }
QLabel[role="section"] { color: @muted; font-size: @smallpt; letter-spacing: 1px; }
QLabel[role="small"], QLabel[role="place"], QLabel[role="status"] { color: @muted; font-size: @smallpt; }
QLabel[role="status-bad"] { color: @bad; font-size: @smallpt; }
QLabel[role="status-warn"] { color: @warn; font-size: @smallpt; }
QLabel[role="step-locked"] { color: @muted; }
QLabel[role="banner"] { background: @warnSoft; color: @warn; padding: 8px 28px; font-weight: 600; }
QLabel[role="small"][tone="warn"] { color: @warn; }
QLabel[role="heading"][tone="good"] { color: @good; }
QLabel[role="heading"][tone="warn"] { color: @warn; }
QLabel[role="heading"][tone="bad"] { color: @bad; }
QFrame[role="notice"] { background: @card; border: none; border-radius: 6px; }
QFrame[role="notice"][tone="good"] { background: @goodSoft; }
QFrame[role="notice"][tone="warn"] { background: @warnSoft; }
QFrame[role="notice"][tone="bad"] { background: @badSoft; }
QFrame[role="notice"][tone="accent"] { background: @accentSoft; }
QFrame[role="sketch"] { background: @window; border: 1px solid @border; border-radius: 5px; }
QFrame[role="sketch"][tone="button"] { background: @card; border-color: @edge; }
QLabel[role="button"] { color: @link; font-weight: 600; }
QLabel[role="why"] { background: @accentSoft; border-radius: 6px; padding: 8px 10px; }
QFrame[role="sketch"][tone="field"] { background: @card; border-color: @edge; }
QLabel[role="good"] { color: @good; }
QLabel[role="warn"] { color: @warn; }
QLabel[role="bad"] { color: @bad; }
QLabel[role="pill"] { border-radius: 7px; padding: 2px 9px; background: @neutralSoft; color: @text; font-size: @smallpt; }
QLabel[role="pill"][tone="good"] { background: @goodSoft; color: @good; }
QLabel[role="pill"][tone="warn"] { background: @warnSoft; color: @warn; }
QLabel[role="pill"][tone="bad"] { background: @badSoft; color: @bad; }
QLabel[role="pill"][tone="accent"] { background: @accentSoft; color: @link; }
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox { background: @card; color: @text; border: 1px solid @edge;
  border-radius: 5px; padding: 5px 8px; selection-background-color: @accent; selection-color: @accentText; }
QLineEdit[tone="bad"] { border: 1px solid @bad; }
QLineEdit[tone="warn"] { border: 1px solid @warn; }
QComboBox { padding: 5px 24px 5px 9px; }
QComboBox::drop-down { border: none; width: 20px; subcontrol-origin: padding; subcontrol-position: center right; }
QComboBox::down-arrow { image: url(:/keyway/icons/arrow-@shade.png); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: @card; color: @text; border: 1px solid @edge; }
QMenu { background: @card; color: @text; border: 1px solid @edge; padding: 4px; }
QMenu::item { padding: 6px 18px; border-radius: 4px; }
QMenu::item:selected { background: @accent; color: @accentText; }
QMenu::separator { height: 1px; background: @border; margin: 4px 6px; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @grip; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @text; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page, QAbstractScrollArea::corner { background: none; border: none; }
QProgressBar { background: @border; border: none; border-radius: 3px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QPushButton[role="disclosure"] { background: transparent; border: 1px solid transparent; color: @text;
  text-align: left; padding: 5px 6px; }
QPushButton[role="disclosure"]:hover { background: @accentSoft; }
QPushButton { background: @card; color: @text; border: 1px solid @edge; border-radius: 5px; padding: 6px 13px; }
QPushButton, QComboBox, QCheckBox { outline: none; }
QPushButton:hover { background: @accentSoft; }
QPushButton:disabled { color: @muted; border-color: @border; }
QPushButton[role="primary"] { background: @accent; color: @accentText; border-color: @accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: @accentHover; }
QPushButton[role="primary"]:disabled { background: @neutralSoft; color: @muted; border-color: @border; }
QPushButton[role="link"] { background: transparent; color: @link; border: 1px solid transparent; padding: 4px 4px; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="small"] { padding: 3px 10px; }
QPushButton:focus, QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus { border: 2px solid @accent; }
QPushButton[role="primary"]:focus { border: 2px solid @text; }
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus { padding: 4px 7px; }
QComboBox:focus { padding: 4px 23px 4px 8px; }
QPushButton:focus { padding: 5px 12px; }
QPushButton[role="small"]:focus { padding: 2px 9px; }
QPushButton[role="link"]:focus { padding: 3px 3px; }
QPushButton[role="disclosure"]:focus { padding: 4px 5px; }
QCheckBox { color: @text; border: 1px solid transparent; padding: 1px; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid @edge; border-radius: 3px; background: @card; }
QCheckBox::indicator:hover { border-color: @accent; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent;
  image: url(:/keyway/icons/tick-@shade.png); }
QCheckBox::indicator:disabled { border-color: @border; }
QFrame[role="row"] { border: none; border-radius: 4px; background: transparent; }
QFrame[role="row"][tone="bad"] { background: @badSoft; }
QFrame[role="row"][tone="warn"] { background: @warnSoft; }
QPlainTextEdit[role="literal"] { background: @window; border: 1px solid @border; padding: 2px 6px; }
QPlainTextEdit[role="literal"]:focus { border: 2px solid @accent; padding: 1px 5px; }
QListWidget { background: transparent; color: @text; border: 1px solid transparent; border-radius: 5px; }
QListWidget:focus { border: 2px solid @accent; }
QTableWidget { background: transparent; color: @text; border: 1px solid transparent; border-radius: 5px;
  selection-background-color: @accentSoft; selection-color: @text; outline: none; }
QTableWidget:focus { border: 2px solid @accent; }
QTableWidget::item { padding: 4px 6px; border: none; }
QHeaderView, QHeaderView::section { background: transparent; color: @muted; border: none; }
QHeaderView::section { padding: 4px 6px; border-bottom: 1px solid @border; font-size: @smallpt; }
QTabBar { background: transparent; border: none; }
QTabBar::tab { background: transparent; color: @muted; border: 1px solid transparent;
  border-bottom: 2px solid transparent; padding: 4px 8px; margin-right: 6px; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected:focus { border: 2px solid @accent; border-radius: 4px; }
QSpinBox:disabled, QComboBox:disabled { color: @muted; border-color: @border; }
QCheckBox:focus { outline: none; border: 1px solid @accent; border-radius: 3px; }
)"_s;
    // Sizes follow the system's font, which people enlarge.
    const qreal size = QApplication::font().pointSizeF() > 0 ? QApplication::font().pointSizeF() : 10;
    sheet.replace(u"@titlept"_s, QString::number(size * 1.45, 'f', 1) + u"pt"_s);
    sheet.replace(u"@smallpt"_s, QString::number(size * 0.86, 'f', 1) + u"pt"_s);
    sheet.replace(u"@shade"_s, t.dark ? u"dark"_s : u"light"_s);
    const std::pair<QString, QColor> colours[] = {
        {u"@accentHover"_s, mixed(t.accent, t.dark ? QColor(Qt::white) : QColor(Qt::black), 0.14)},
        {u"@accentText"_s, t.accentText},
        {u"@accentSoft"_s, t.accentSoft},
        {u"@accent"_s, t.accent},
        {u"@window"_s, t.window},
        {u"@card"_s, t.card},
        {u"@border"_s, t.border},
        {u"@edge"_s, mixed(t.card, t.text, t.highContrast ? 1.0 : 0.34)},
        {u"@neutralSoft"_s, t.highContrast ? t.card : t.border},
        {u"@grip"_s, mixed(t.window, t.text, t.highContrast ? 1.0 : 0.5)}, // three to one on the ground
        {u"@text"_s, t.text},
        {u"@muted"_s, t.muted},
        {u"@goodSoft"_s, t.goodSoft},
        {u"@good"_s, t.good},
        {u"@warnSoft"_s, t.warnSoft},
        {u"@warn"_s, t.warn},
        {u"@badSoft"_s, t.badSoft},
        {u"@bad"_s, t.bad},
        {u"@link"_s, t.link}};
    for (const auto &[name, colour] : colours)
        sheet.replace(name, colour.name());
    return sheet;
}

Theme currentTheme()
{
    return themeFor(QApplication::palette());
}

} // namespace keyway
