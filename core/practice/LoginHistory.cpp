// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/LoginHistory.h"

#include "core/base/JsonFile.h"
#include "core/guide/DataReader.h"

using namespace Qt::StringLiterals;

namespace keyway {

Result<QMap<QString, QString>, DataError> loadLoginStatuses(const QString &path)
{
    using Need = DataReader::Need;
    const auto file = readJsonFile(path);
    if (!file)
        return failure(file.error());
    DataMistakes mistakes{path, JsonLines(file->text), {}};
    DataReader root(mistakes, file->object, {});
    QMap<QString, QString> statuses;
    for (DataReader &reader : root.objects(u"statuses"_s)) {
        const QString why = reader.text(u"why"_s, Need::Required);
        if (statuses.contains(why))
            reader.mistake(u"why"_s, u"“%1” is there twice"_s.arg(why));
        statuses.insert(why, reader.text(u"status"_s, Need::Optional));
        const QStringList levels{u"high"_s, u"medium"_s, u"low"_s};
        if (!levels.contains(reader.text(u"confidence"_s, Need::Required)))
            reader.mistake(u"confidence"_s, u"“confidence” must be high, medium or low"_s);
        reader.text(u"note"_s, Need::Optional); // for writers: where it was seen
        reader.finish();
    }
    root.finish();
    if (!mistakes.errors.isEmpty())
        return failure(mistakes.errors.first());
    return statuses;
}

void recordLogin(const OrgState &org, const TokenDecision &decision)
{
    const QString status = org.loginStatuses.value(decision.why);
    if (!org.journal || !decision.app || !decision.user || status.isEmpty())
        return;
    const LoginHistoryRow row{org.nowUtc, decision.user->username, u"Remote Access 2.0"_s,
                              status,     decision.app->name,      u"127.0.0.1"_s};
    // "History rows are thinned out while limiting is active" (documented). Assumption, low: how much.
    if (decision.why == "login-rate"_L1)
        org.journal->addThinned(org.organizationId, row);
    else
        org.journal->add(org.organizationId, row);
}

} // namespace keyway
