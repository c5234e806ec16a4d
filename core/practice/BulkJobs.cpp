// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/BulkJobs.h"

#include "core/practice/Csv.h"
#include "core/practice/SalesforceId.h"

#include <QJsonArray>
#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

const QMap<QString, QChar> separators{{u"COMMA"_s, u','}, {u"TAB"_s, u'\t'},  {u"SEMICOLON"_s, u';'},
                                      {u"PIPE"_s, u'|'},  {u"CARET"_s, u'^'}, {u"BACKQUOTE"_s, u'`'}};

OrgAnswer refused(const QString &code, const QString &message, int status = 400)
{
    return restRefusal(status, code, message, u"bulk-job"_s);
}

OrgAnswer csv(const QByteArray &text)
{
    OrgAnswer answer;
    answer.contentType = "text/csv";
    answer.body = text;
    answer.why = u"session-good"_s;
    return answer;
}

QString asText(const QJsonValue &value)
{
    return value.toVariant().toString(); // null is the empty text
}

} // namespace

std::optional<OrgAnswer> BulkJobs::answer(const RestCall &call)
{
    const QByteArrayList &parts = call.parts;
    const bool queries = parts.value(1) == "query";
    if (parts.value(0) != "jobs" || (!queries && parts.value(1) != "ingest") || parts.size() > 4)
        return std::nullopt;
    const std::lock_guard lock(m_mutex);
    if (parts.size() == 2) {
        if (call.method == "GET")
            return list(call.org.organizationId, queries);
        if (call.method == "POST")
            return queries ? createQuery(call) : createIngest(call);
        return methodRefused(call.method, "HEAD,GET,POST");
    }
    QList<Job> &jobs = m_jobs[call.org.organizationId];
    const auto job = std::find_if(jobs.begin(), jobs.end(), [&](const Job &one) {
        return one.isQuery == queries && sameSalesforceId(one.id, QString::fromUtf8(parts.at(2)));
    });
    if (job == jobs.end())
        return noSuchResource(u"bulk-job"_s);
    return queries ? queryAnswer(call, *job) : ingestAnswer(call, *job);
}

QJsonObject BulkJobs::json(const Job &job, bool full)
{
    QJsonObject json{{u"id"_s, job.id},
                     {u"operation"_s, job.operation},
                     {u"object"_s, job.object},
                     {u"createdById"_s, job.createdBy},
                     {u"createdDate"_s, job.created},
                     {u"systemModstamp"_s, job.created},
                     {u"state"_s, job.state},
                     {u"concurrencyMode"_s, u"Parallel"_s},
                     {u"contentType"_s, u"CSV"_s},
                     {u"apiVersion"_s, job.version},
                     {u"lineEnding"_s, job.lineEnding},
                     {u"columnDelimiter"_s, job.columnDelimiter}};
    if (!job.isQuery)
        json.insert(u"contentUrl"_s,
                    u"services/data/v%1.0/jobs/ingest/%2/batches"_s.arg(job.version).arg(job.id));
    if (!job.externalId.isEmpty())
        json.insert(u"externalIdFieldName"_s, job.externalId);
    if (!job.error.isEmpty())
        json.insert(u"errorMessage"_s, job.error);
    if (!full)
        return json;
    json.insert(u"jobType"_s, job.isQuery ? u"V2Query"_s : u"V2Ingest"_s);
    json.insert(u"numberRecordsProcessed"_s, job.processed);
    json.insert(u"retries"_s, 0);
    json.insert(u"totalProcessingTime"_s, job.state == "JobComplete"_L1 ? 100 : 0);
    if (job.isQuery) {
        json.insert(u"isPkChunkingSupported"_s, false);
    } else {
        json.insert(u"numberRecordsFailed"_s, job.failures);
        json.insert(u"apiActiveProcessingTime"_s, 0);
        json.insert(u"apexProcessingTime"_s, 0);
    }
    return json;
}

OrgAnswer BulkJobs::list(const QString &organization, bool queries) const
{
    QJsonArray records;
    for (const Job &job : m_jobs.value(organization))
        if (job.isQuery == queries)
            records << json(job, false);
    return good(QJsonDocument(
        QJsonObject{{u"done"_s, true}, {u"records"_s, records}, {u"nextRecordsUrl"_s, QJsonValue()}}));
}

BulkJobs::Job &BulkJobs::add(const RestCall &call, Job job)
{
    const QJsonObject wish = QJsonDocument::fromJson(call.request.body).object();
    job.id = makeSalesforceId(u"750"_s, ++m_lastNumber);
    job.created = salesforceTime(call.org.nowUtc);
    job.createdBy = call.user().id;
    job.version = call.version;
    job.columnDelimiter = wish.value("columnDelimiter"_L1).toString(u"COMMA"_s);
    job.lineEnding = wish.value("lineEnding"_L1).toString(u"LF"_s);
    if (!separators.contains(job.columnDelimiter))
        job.columnDelimiter = u"COMMA"_s;
    QList<Job> &jobs = m_jobs[call.org.organizationId];
    if (jobs.size() >= most)
        jobs.removeFirst();
    return jobs.emplaceBack(std::move(job));
}

void BulkJobs::remove(const QString &organization, const QString &id)
{
    m_jobs[organization].removeIf([&](const Job &job) { return job.id == id; });
}

// Assumption, low: the code of an operation or object that is not taken. The documentation names the causes,
// and not the words.
OrgAnswer BulkJobs::createIngest(const RestCall &call)
{
    const QJsonObject wish = QJsonDocument::fromJson(call.request.body).object();
    Job job;
    job.operation = wish.value("operation"_L1).toString();
    job.externalId = wish.value("externalIdFieldName"_L1).toString();
    static const QStringList operations{u"insert"_s, u"update"_s, u"upsert"_s, u"delete"_s, u"hardDelete"_s};
    if (!operations.contains(job.operation))
        return refused(u"INVALIDOPERATION"_s, u"Unknown operation: "_s + job.operation);
    const QString name = wish.value("object"_L1).toString();
    const ObjectType *type = call.visible(name);
    if (!type || type->isPlatform)
        return refused(u"INVALIDENTITY"_s, u"Unable to find object: "_s + name);
    if (job.operation == "upsert"_L1 && !type->field(job.externalId))
        return refused(u"INVALIDJOB"_s, u"Field name not found : "_s + job.externalId);
    job.object = type->name;
    job.state = u"Open"_s;
    return good(QJsonDocument(json(add(call, job), false)));
}

OrgAnswer BulkJobs::createQuery(const RestCall &call)
{
    const QJsonObject wish = QJsonDocument::fromJson(call.request.body).object();
    Job job;
    job.isQuery = true;
    job.operation = wish.value("operation"_L1).toString();
    job.soql = wish.value("query"_L1).toString();
    if (job.operation != "query"_L1 && job.operation != "queryAll"_L1)
        return refused(u"INVALIDOPERATION"_s, u"Unknown operation: "_s + job.operation);
    const auto found = runQuery(call, job.soql);
    if (!found)
        return queryRefused(found.error());
    job.object = found->type->name;
    job.state = u"UploadComplete"_s;
    Job &added = add(call, job);
    const QChar separator = separators.value(added.columnDelimiter);
    const QByteArray lineEnd = added.lineEnding == "CRLF"_L1 ? "\r\n" : "\n";
    added.data = csvLine(found->fields, separator, lineEnd);
    for (const QJsonObject &row : found->rows) {
        QStringList values;
        for (const QString &field : found->fields)
            values << asText(row.value(field));
        added.data += csvLine(values, separator, lineEnd);
    }
    added.processed = static_cast<int>(found->rows.size());
    return good(QJsonDocument(json(added, false)));
}

/// Each line of the upload as one record; what fails stands in a list of its own with the reason.
void BulkJobs::work(const RestCall &call, Job &job)
{
    const QChar separator = separators.value(job.columnDelimiter);
    QList<QStringList> lines = parseCsv(job.data, separator);
    job.data.clear();
    const QStringList names = lines.isEmpty() ? QStringList() : lines.takeFirst();
    const ObjectType *type = call.records.catalogue().find(job.object);
    const auto fail = [&](const QString &error) {
        job.state = u"Failed"_s;
        job.error = error;
    };
    job.unprocessed = csvLine(names, separator, "\n");
    if (!type)
        return fail(u"InvalidEntity"_s);
    for (const QString &name : names)
        if (!type->field(name))
            return fail(u"InvalidBatch : Field name not found : "_s + name);
    if (lines.size() > mostRows)
        return fail(u"InvalidBatch : The practice org takes 5000 records in one job"_s);
    job.succeeded = csvLine(QStringList{u"sf__Id"_s, u"sf__Created"_s} + names, separator, "\n");
    job.failed = csvLine(QStringList{u"sf__Id"_s, u"sf__Error"_s} + names, separator, "\n");
    for (const QStringList &line : lines) {
        QJsonObject values;
        for (qsizetype i = 0; i < names.size(); ++i)
            if (const QString text = line.value(i);
                !text.isEmpty()) // "#N/A" empties a field, nothing leaves it
                values.insert(type->field(names.at(i))->name,
                              text == "#N/A"_L1 ? QJsonValue() : QJsonValue(text));
        QString id = values.value("Id"_L1).toString();
        bool creates = job.operation == "insert"_L1;
        if (job.operation == "upsert"_L1) {
            const QString field = type->field(job.externalId)->name;
            const auto row = call.records.row(call.writer(), *type, field, asText(values.value(field)));
            creates = !row;
            id = row ? row->value("Id"_L1).toString() : QString();
        }
        values.remove(u"Id"_s);
        const auto saved = [&]() -> RecordStore::Saved {
            if (const auto error = writeError(call, *type, creates))
                return failure(*error);
            if (creates)
                return call.records.insert(call.writer(), *type, values);
            return job.operation.endsWith("elete"_L1) ? call.records.remove(call.writer(), *type, id)
                                                      : call.records.update(call.writer(), *type, id, values);
        }();
        ++job.processed;
        job.failures += saved ? 0 : 1;
        if (saved)
            job.succeeded +=
                csvLine(QStringList{*saved, creates ? u"true"_s : u"false"_s} + line, separator, "\n");
        else
            job.failed +=
                csvLine(QStringList{id, u"%1:%2:%3 --"_s.arg(saved.error().code, saved.error().message,
                                                             saved.error().fields.join(u' '))} +
                            line,
                        separator, "\n");
    }
    job.state = u"UploadComplete"_s;
}

OrgAnswer BulkJobs::changeState(const RestCall &call, Job &job)
{
    const QString wanted = QJsonDocument::fromJson(call.request.body).object().value("state"_L1).toString();
    const bool isOpen = job.state == "Open"_L1 || (job.isQuery && job.state == "UploadComplete"_L1);
    if (!isOpen || (wanted != "Aborted"_L1 && (wanted != "UploadComplete"_L1 || job.isQuery)))
        return refused(u"INVALIDJOBSTATE"_s,
                       u"Invalid job state %1: the job is in state %2"_s.arg(wanted, job.state));
    if (wanted == "UploadComplete"_L1)
        work(call, job);
    else
        job.state = wanted;
    QJsonObject shown = json(job, false);
    shown.insert(u"state"_s, wanted); // that it is done, or has failed, is seen at the next look
    return good(QJsonDocument(shown));
}

OrgAnswer BulkJobs::ingestAnswer(const RestCall &call, Job &job)
{
    const QByteArray what = call.parts.value(3);
    const QByteArray &method = call.method;
    if (what.isEmpty() && method == "GET") {
        if (job.state == "UploadComplete"_L1)
            job.state = u"JobComplete"_s;
        return good(QJsonDocument(json(job, true)));
    }
    if (what.isEmpty() && method == "PATCH")
        return changeState(call, job);
    if (what.isEmpty() && method == "DELETE") {
        if (job.state == "Open"_L1)
            return refused(u"INVALIDJOBSTATE"_s, u"Invalid job state: an open job cannot be deleted"_s);
        remove(call.org.organizationId, QString(job.id));
        return noContent();
    }
    if (what.isEmpty())
        return methodRefused(method, "DELETE,GET,HEAD,PATCH");
    if (what == "batches") {
        if (method != "PUT")
            return methodRefused(method, "PUT");
        if (job.state != "Open"_L1 || job.hasData) // one upload for each job
            return refused(u"INVALIDJOBSTATE"_s,
                           u"Found multiple contents for job: <%1>, please 'Close' / 'Abort' / "
                           "'Delete' the current Job then create a new Job and make sure you "
                           "only do 'PUT' once on a given Job."_s.arg(job.id));
        job.data = call.request.body;
        job.hasData = true;
        OrgAnswer answer = noContent();
        answer.status = 201;
        return answer;
    }
    if (method != "GET")
        return methodRefused(method, "GET,HEAD");
    if (what == "successfulResults")
        return csv(job.succeeded);
    if (what == "failedResults")
        return csv(job.failed);
    return what == "unprocessedrecords" ? csv(job.unprocessed) : noSuchResource(u"no-such-page"_s);
}

OrgAnswer BulkJobs::queryAnswer(const RestCall &call, Job &job)
{
    const QByteArray what = call.parts.value(3);
    if (what.isEmpty() && call.method == "GET") {
        if (job.state == "UploadComplete"_L1)
            job.state = u"JobComplete"_s;
        return good(QJsonDocument(json(job, true)));
    }
    if (what.isEmpty() && call.method == "PATCH")
        return changeState(call, job);
    if (what.isEmpty() && call.method == "DELETE") {
        remove(call.org.organizationId, QString(job.id));
        return noContent();
    }
    if (what.isEmpty())
        return methodRefused(call.method, "DELETE,GET,HEAD,PATCH");
    if (what != "results")
        return noSuchResource(u"no-such-page"_s);
    if (call.method != "GET")
        return methodRefused(call.method, "GET,HEAD");
    if (job.state != "JobComplete"_L1) // not finished: no results yet
        return refused(u"INVALIDJOBSTATE"_s, u"The job is not complete, so it has no results"_s);
    OrgAnswer answer = csv(job.data);
    answer.headers.emplaceBack("Sforce-NumberOfRecords", QByteArray::number(job.processed));
    answer.headers.emplaceBack("Sforce-Locator", "null"); // all are in one part
    return answer;
}

} // namespace keyway
