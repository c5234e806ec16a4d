// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/TextBook.h"
#include "core/guide/Guide.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace keyway {

struct DomainPageState
{
    QString text; ///< as entered
    bool accepted = false;
    QString subdomain;
    QString kind; ///< "Sandbox (enhanced domains)"
    QString tokenUrl;
    QString audience;            ///< that the destination will use
    QString audienceReason;      ///< "worked out from the name"
    std::optional<Text> message; ///< refusal or warning
    QString suggestion;          ///< "Did you mean …"; may be empty
    bool empty = true;           ///< nothing entered yet
    QString lookResult;          ///< sentence of the optional look at the real host; may be empty
    bool lookGood = false;
    bool looking = false;
    bool wholeHost = false; ///< the form asks for the authorization server's host instead of the subdomain
    QString host;           ///< that host
};

/// Screen 08.
class DomainPage : public QWidget
{
    Q_OBJECT
public:
    explicit DomainPage(QWidget *parent = nullptr);
    ~DomainPage() override;
    void setStep(const GuideStep &step, const QString &destination); ///< instructions and warnings below
    void setState(const DomainPageState &state);
    void setDiagnosis(const std::optional<Text> &text);
    void setOpenPageEnabled(bool enabled);
    void focusField();

Q_SIGNALS:
    void textEdited(const QString &text);
    void textLeft(const QString &text);
    void suggestionTaken(const QString &subdomain);
    void lookRequested();
    void openPageRequested(const QString &setupNode);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace keyway
