// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/guide/Guide.h"

#include <QMap>
#include <QMetaType>
#include <QWidget>

#include <memory>

namespace keyway {

/// The ui does not link the practice org; app turns its values into these.
struct PracticeSettingView
{
    QString id;
    QString label;
    QString group;      ///< "step 2", "wait", "network"
    QStringList values; ///< the first is the healthy one
    QStringList valueLabels;
    QString description;
    bool choice = false; ///< always a list, and no value of it is broken
};

struct PracticeLogLine
{
    QString time; ///< "14:31:07"
    QString method;
    QString path;
    int status = 0;
    QString words; ///< "invalid_grant user hasn't approved this consumer"
    QString why;
};

/// Screen 05.
class PracticePage : public QWidget
{
    Q_OBJECT
public:
    explicit PracticePage(QWidget *parent = nullptr);
    ~PracticePage() override;
    void setSettings(const QList<PracticeSettingView> &settings);
    void setRunning(bool running, const QString &host, const QString &address);
    void setProblem(const QString &sentence); ///< could not start; empty hides
    void setValue(const QString &id, const QString &value);
    void setOtherClient(const QString &commands); ///< what "Use it with another client" shows
    void addRequest(const PracticeLogLine &line);
    void clearRequests();

Q_SIGNALS:
    void startRequested();
    void stopRequested();
    void resetRequested();
    void useInWizardRequested();
    void valueChanged(const QString &id, const QString &value);
    void copyRequested(const QString &text);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace keyway

Q_DECLARE_METATYPE(keyway::PracticeLogLine)
