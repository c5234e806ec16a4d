// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/TextBook.h"

#include <QFrame>

#include <optional>

class QLabel;
class QVBoxLayout;

namespace keyway {

class StateBadge;

/// A message: icon, title, body, numbered actions. As a card of its own on a page, or as a coloured field
/// within a card. Hidden while there is nothing to say; what it says is announced.
class Notice : public QFrame
{
    Q_OBJECT
public:
    enum class Look { Card, Inside };
    explicit Notice(Look look, QWidget *parent = nullptr);
    /// `tone`: "good", "warn", "bad". `lead` is a small line above the title; may be empty.
    void show(const std::optional<Text> &text, const QString &tone, const QString &lead = {});
    void showSentence(const QString &sentence, const QString &tone); ///< empty hides it
    void addWidget(QWidget *widget);                                 ///< below the words

private:
    StateBadge *m_badge;
    QLabel *m_lead;
    QLabel *m_title;
    QLabel *m_body;
    QLabel *m_actions;
    QVBoxLayout *m_words;
};

} // namespace keyway
