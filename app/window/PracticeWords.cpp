// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/PracticeWords.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

struct PracticeTr
{
    Q_DECLARE_TR_FUNCTIONS(keyway::PracticeWords)
};

struct Group
{
    int place;
    QString title;
};

Group groupOf(const QString &topic, const Guide &guide)
{
    constexpr int afterTheSteps = 1000;
    if (const GuideStep *step = guide.stepForTopic(topic))
        return {step->number,
                PracticeTr::tr("Step %1 · %2", "number, title").arg(step->number).arg(step->title)};
    if (topic == "salesforce"_L1)
        return {afterTheSteps, PracticeTr::tr("Salesforce itself")};
    return {afterTheSteps + 1, PracticeTr::tr("Network and clock")};
}

QString pretty(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented)).trimmed();
}

} // namespace

QList<PracticeSettingView> settingViews(const QList<PracticeSetting> &settings, const Guide &guide)
{
    QList<std::pair<int, PracticeSettingView>> placed;
    for (const PracticeSetting &one : settings) {
        const Group group = groupOf(one.topic, guide);
        placed.append({group.place, PracticeSettingView{one.id, one.label, group.title, one.values,
                                                        one.valueLabels, one.description, one.choice,
                                                        one.unit, one.least, one.most, one.needs}});
    }
    std::ranges::stable_sort(placed, {}, &std::pair<int, PracticeSettingView>::first);
    QList<PracticeSettingView> views;
    for (const auto &[place, view] : std::as_const(placed))
        views << view;
    return views;
}

QList<PracticeScenarioView> scenarioViews(const QList<PracticeScenario> &scenarios, const Guide &guide,
                                          const QString &otherGuideNote)
{
    QList<PracticeScenarioView> views;
    QList<PracticeScenarioView> others;
    for (const PracticeScenario &one : scenarios) {
        const bool suits = one.guide.isEmpty() || one.guide == guide.id;
        (suits ? views : others) << PracticeScenarioView{
            one.id, one.title, one.story, suits ? QString() : otherGuideNote.arg(one.guide), one.settings};
    }
    return views + others;
}

PracticeLogLine logLine(const PracticeRequest &request, const QString &home)
{
    PracticeLogLine line;
    line.time = request.timeUtc.toLocalTime().toString(u"HH:mm:ss"_s);
    line.method = request.method;
    line.path = request.path;
    line.status = request.status;
    line.words = u"%1 %2"_s.arg(request.error, request.description).trimmed();
    line.why = request.why;
    // The target of a CONNECT names its host already.
    if (request.host != home && !request.path.startsWith(request.host))
        line.host = request.host;
    line.answer = request.answer;
    line.content = request.contentType;
    if (!request.header.isEmpty() || !request.claims.isEmpty())
        line.assertion = pretty(request.header) + u'\n' + pretty(request.claims);
    return line;
}

QList<PracticeLoginView> loginViews(const QList<LoginHistoryRow> &rows)
{
    QList<PracticeLoginView> views;
    for (const LoginHistoryRow &row : rows)
        views << PracticeLoginView{row.timeUtc.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s),
                                   row.username,
                                   row.status,
                                   row.application,
                                   row.loginType,
                                   row.sourceIp,
                                   row.status != "Success"_L1};
    return views;
}

QString certificateAwaited(const Guide &guide, const QString &file, bool running)
{
    const GuideStep *step = guide.stepForTopic(u"key"_s);
    const int number = step ? step->number : 1;
    if (file.isEmpty())
        return PracticeTr::tr(
                   "The app has no certificate yet. Make or choose a key and its certificate in step %1; "
                   "Keyway then uploads the certificate here.")
            .arg(number);
    if (!running)
        return PracticeTr::tr(
            "The app has no certificate yet. Keyway uploads yours as soon as this org is started.");
    return PracticeTr::tr(
               "The app has no certificate yet: there is none that Keyway can read in %1. Choose it "
               "again in step %2.",
               "file, number")
        .arg(QDir::toNativeSeparators(file))
        .arg(number);
}

QStringList foreignValues(const Connection &connection, const QString &host, const PracticeAccount &account)
{
    QStringList values;
    if (connection.consumerKey != account.consumerKey)
        values << PracticeTr::tr("Consumer Key");
    if (connection.username != account.username)
        values << PracticeTr::tr("Username");
    if (host != account.host)
        values << PracticeTr::tr("My Domain");
    return values;
}

} // namespace keyway
