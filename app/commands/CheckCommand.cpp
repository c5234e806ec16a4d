// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/CheckCommand.h"

#include "app/commands/ExplainCommand.h"
#include "app/services/Interrupt.h"
#include "core/cases/Case.h"
#include "core/crypto/KeyFiles.h"
#include "core/diagnosis/TextRecogniser.h"
#include "core/report/Checklist.h"

#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QString mark(CheckOutcome outcome)
{
    switch (outcome) {
    case CheckOutcome::Passed:
        return u"✓"_s;
    case CheckOutcome::Warning:
        return u"!"_s;
    case CheckOutcome::Failed:
        return u"✗"_s;
    case CheckOutcome::Skipped:
        return u"–"_s;
    case CheckOutcome::Cancelled:
        return u"■"_s;
    case CheckOutcome::Crashed:
        return u"☠"_s;
    }
    return {};
}

/// What was asked, and what came back.
QString lineOf(const ProbeAnswer &answer)
{
    QString asked;
    switch (answer.kind) {
    case ProbeKind::Grid:
        asked = u"%1  aud %2"_s.arg(answer.host, -40).arg(answer.audience, -40);
        break;
    case ProbeKind::ThrowAwayKey:
        asked = u"with a key that Salesforce cannot know"_s;
        break;
    case ProbeKind::OtherUser:
        asked = u"for "_s + answer.username;
        break;
    case ProbeKind::Retry:
        asked = u"again at "_s + answer.askedUtc.toString(u"hh:mm:ss 'UTC'"_s);
        break;
    }
    const QString outcome = answer.granted ? u"granted"_s : answer.answer.error;
    const QStringList words{outcome, answer.answer.description, answer.transport};
    return u"  %1  →  %2 %3"_s.arg(asked).arg(answer.answer.status).arg(words.join(u' ').simplified());
}

/// What a connection file holds.
QStringList connectionOptions()
{
    return {u"guide"_s,       u"consumer-key"_s, u"username"_s, u"key"_s,
            u"certificate"_s, u"domain"_s,       u"object"_s};
}

/// The first line of a file, without its end. A blank at either side may belong to a pass phrase.
Result<std::shared_ptr<const Secret>> secretOf(const QString &path)
{
    auto bytes = readFile(path);
    if (!bytes)
        return failure(bytes.error());
    const Secret text(std::move(*bytes));
    QByteArray line = text.reveal().left(text.reveal().indexOf('\n'));
    if (line.endsWith('\r'))
        line.chop(1);
    return std::make_shared<const Secret>(std::move(line));
}

/// The file's own folder counts for a relative name on the command line.
QString absolute(const QString &path)
{
    return path.isEmpty() ? QString() : QFileInfo(path).absoluteFilePath();
}

} // namespace

void CheckCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions(
        {{u"guide"_s, u"Guide whose destination is imitated; ampersand unless told."_s, u"G"_s,
          u"ampersand"_s},
         {u"consumer-key"_s, u"Consumer Key of the app."_s, u"K"_s},
         {u"username"_s, u"Username of the integration user."_s, u"U"_s},
         {u"key"_s, u"Private key file."_s, u"F"_s},
         {u"certificate"_s, u"Certificate that was uploaded (optional)."_s, u"F"_s},
         {u"domain"_s, u"My Domain, as any text from the org."_s, u"D"_s},
         {u"object"_s, u"API name of an object that the integration shall reach; may be repeated."_s,
          u"NAME"_s},
         {u"consumer-secret-file"_s,
          u"File whose first line is the Consumer Secret, for destinations that introspect tokens."_s,
          u"F"_s},
         {u"passphrase-file"_s, u"File whose first line is the key's pass phrase."_s, u"F"_s},
         {u"grid"_s, u"After a refusal, also ask every host with every audience."_s},
         {u"throw-away-key"_s, u"After a refusal, also ask with a key that Salesforce cannot know."_s},
         {u"other-user"_s, u"After a refusal, also ask for this user."_s, u"U"_s},
         {u"just-created"_s, u"The app or its settings were changed minutes ago."_s},
         {u"worked-before"_s, u"This set-up has worked before."_s},
         {u"sandbox-refreshed"_s, u"The sandbox was refreshed since it worked."_s},
         {u"jobs"_s, u"How many files at a time; 4 unless told."_s, u"N"_s, u"4"_s},
         {u"retry"_s, u"Repeat for so long where waiting can help."_s, u"MINUTES"_s, u"0"_s},
         {u"timeout"_s, u"How long one request may take; 30 unless told."_s, u"SECONDS"_s, u"30"_s},
         {u"save-case"_s, u"Keep the test as a case that others can open; FILE is replaced."_s, u"FILE"_s},
         {u"proxy"_s, u"Proxy to use instead of the system's."_s, u"URL"_s},
         {u"ca-file"_s, u"Trust these authorities as well (PEM)."_s, u"F"_s}});
}

std::optional<Problem> CheckCommand::readOptions(const QCommandLineParser &parser)
{
    const auto numbers = {std::pair{u"jobs"_s, 1}, std::pair{u"retry"_s, 0}, std::pair{u"timeout"_s, 1}};
    for (const auto &[option, least] : numbers) {
        bool isNumber = false;
        const int number = parser.value(option).toInt(&isNumber);
        if (!isNumber || number < least || number > 24 * 60 * 60)
            return Problem{u"usage.number-invalid"_s,
                           {{u"option"_s, u"--"_s + option}, {u"text"_s, parser.value(option)}}};
    }
    m_atATime = parser.value(u"jobs"_s).toInt();
    m_options.retry = std::chrono::minutes(parser.value(u"retry"_s).toInt());
    m_options.timeLimit = std::chrono::seconds(parser.value(u"timeout"_s).toInt());
    m_options.grid = parser.isSet(u"grid"_s);
    m_options.throwAwayKey = parser.isSet(u"throw-away-key"_s);
    m_options.justCreated = parser.isSet(u"just-created"_s);
    m_options.workedBefore = parser.isSet(u"worked-before"_s);
    m_options.sandboxRefreshed = parser.isSet(u"sandbox-refreshed"_s);
    m_options.otherUser = parser.value(u"other-user"_s).trimmed();
    if (parser.isSet(u"other-user"_s)) {
        const auto problem = judgeUsername(m_options.otherUser);
        if (problem && !isWarning(*problem))
            return problem;
    }
    m_options.proxyUrl = parser.value(u"proxy"_s);
    // A proxy that is not understood must not mean "none": the sign-in would take another way than was asked.
    if (parser.isSet(u"proxy"_s) && !isProxyAddress(m_options.proxyUrl))
        return Problem{u"usage.proxy"_s, {{u"text"_s, m_options.proxyUrl}}};
    for (const auto &[option, secret] : {std::pair{u"consumer-secret-file"_s, &m_options.consumerSecret},
                                         std::pair{u"passphrase-file"_s, &m_options.passphrase}}) {
        if (!parser.isSet(option))
            continue;
        auto read = secretOf(parser.value(option));
        if (!read)
            return read.error();
        *secret = std::move(*read);
    }
    if (parser.isSet(u"ca-file"_s)) {
        const auto authority = readFile(parser.value(u"ca-file"_s));
        if (!authority)
            return authority.error();
        if (!Certificate::fromBytes(*authority))
            return Problem{u"usage.ca-file"_s, {{u"path"_s, parser.value(u"ca-file"_s)}}};
        m_options.extraAuthorityPem = *authority;
    }
    return {};
}

Result<Connection> CheckCommand::connectionFromOptions(const QCommandLineParser &parser) const
{
    for (const QString &option : {u"consumer-key"_s, u"username"_s, u"key"_s, u"domain"_s}) {
        if (!parser.isSet(option))
            return failure(u"usage.option-missing"_s,
                           {{u"option"_s, u"--"_s + option}, {u"command"_s, u"check"_s}});
    }
    Connection connection;
    connection.guideId = parser.value(u"guide"_s);
    connection.consumerKey = parser.value(u"consumer-key"_s).trimmed();
    connection.username = parser.value(u"username"_s).trimmed();
    connection.keyFile = absolute(parser.value(u"key"_s));
    connection.certificateFile = absolute(parser.value(u"certificate"_s));
    connection.domain = parser.value(u"domain"_s);
    connection.objects = parser.values(u"object"_s);
    return connection;
}

void CheckCommand::start(const QCommandLineParser &parser)
{
    if (const auto problem = readOptions(parser))
        return fail(*problem);
    const QStringList files = parser.positionalArguments();
    for (const QString &option : connectionOptions()) {
        if (!files.isEmpty() && parser.isSet(option))
            return fail({u"usage.file-and-options"_s, {{u"option"_s, u"--"_s + option}}});
    }
    m_casePath = parser.value(u"save-case"_s);
    if (files.size() > 1 && !m_casePath.isEmpty())
        return fail({u"usage.one-file"_s, {{u"command"_s, u"check FILE --save-case CASE"_s}}});
    if (files.isEmpty()) {
        const auto connection = connectionFromOptions(parser);
        if (!connection)
            return fail(connection.error());
        // What was pasted may be a secret; the judged text has it hidden.
        const QString name = m_services.hosts().judge(connection->domain).input;
        m_jobs.push_back(std::make_unique<CheckJob>(name, connection, m_services, m_options));
    }
    for (const QString &file : files)
        m_jobs.push_back(std::make_unique<CheckJob>(file, loadConnection(file), m_services, m_options));
    for (const auto &job : m_jobs) {
        connect(job.get(), &CheckJob::finished, this, [this] {
            --m_running;
            startMore();
            printFinished();
        });
        connect(job.get(), &CheckJob::retrying, this, [this](const QString &name, int seconds) {
            m_console.say(u"%1: not yet; changes take 2 to 10 minutes to spread. Again in %2 s."_s.arg(
                name, QString::number(seconds)));
        });
    }
    onInterrupt(this, [this] { interrupt(); });
    startMore();
}

void CheckCommand::startMore()
{
    while (m_started < m_jobs.size() && m_running < static_cast<size_t>(m_atATime)) {
        ++m_running;
        m_jobs[m_started++]->start();
    }
}

void CheckCommand::printFinished()
{
    while (m_printed < m_jobs.size() && m_jobs[m_printed]->isDone()) {
        const CheckJob &job = *m_jobs[m_printed++];
        print(job);
        m_worst = std::max(m_worst, job.exitStatus());
    }
    if (m_printed == m_jobs.size())
        end(m_worst);
}

void CheckCommand::print(const CheckJob &job) const
{
    if (m_jobs.size() > 1)
        m_console.print(u"== %1"_s.arg(job.name()));
    if (job.problem()) {
        m_console.problem(*job.problem(), m_jobs.size() > 1 ? job.name() : QString(),
                          {{u"name"_s, job.name()}});
        return;
    }
    const ExchangeReport report = job.fullReport();
    for (const CheckResult &check : report.checks) {
        if (check.outcome == CheckOutcome::Skipped && check.detail.id == u"check.not-reached"_s)
            continue; // one line below says so for all of them
        const QString detail = hideSecrets(detailSentence(check, m_console.texts()));
        // Of one that was not tried, the sentence alone does not say what.
        const QString title = m_console.texts().text(u"check."_s + check.id).title;
        const bool bare = check.outcome != CheckOutcome::Skipped;
        m_console.print(bare ? u"%1 %2"_s.arg(mark(check.outcome), detail)
                             : u"%1 %2: %3"_s.arg(mark(check.outcome), title, detail));
    }
    QJsonObject json = report.toJson(m_console.texts());
    json.insert(u"name"_s, job.name());
    json.insert(u"checklist"_s, checklistJson(report));
    if (report.passed())
        m_console.print(u"\nIt works: signed in to %1 as %2."_s.arg(report.host, report.username));
    else if (!report.cancelled)
        m_console.print(u"– The checks after this one were not reached."_s);
    printEvidence(job, json);
    if (!report.passed() && !report.cancelled)
        printDiagnosis(m_console, report.diagnosis);
    m_console.document(Console::withoutSecrets(json));
    if (!m_casePath.isEmpty())
        save(job, report);
}

QJsonArray CheckCommand::checklistJson(const ExchangeReport &report) const
{
    QJsonArray list;
    for (const ChecklistEntry &entry : checklistOf(&report, m_console.texts()))
        list << QJsonObject{{u"id"_s, entry.id},
                            {u"topic"_s, entry.topic},
                            {u"state"_s, toString(entry.state)},
                            {u"title"_s, entry.title},
                            {u"evidence"_s, entry.evidence}};
    return list;
}

void CheckCommand::save(const CheckJob &job, const ExchangeReport &report) const
{
    const ExchangeInput &input = job.input();
    const Case one =
        caseOf(input.connection, input.guide, report, job.answers(),
               readCaseCertificate(input.connection.certificateFile), m_services.clock().nowUtc());
    if (const auto saved = saveCase(m_casePath, one, m_console.texts()); !saved)
        m_console.problem(saved.error());
    else
        m_console.say(u"Saved as a case, without key or token: "_s + m_casePath);
}

void CheckCommand::printEvidence(const CheckJob &job, QJsonObject &json) const
{
    QJsonArray probes;
    QJsonArray grid;
    for (const ProbeAnswer &answer : job.answers()) {
        if (probes.isEmpty())
            m_console.print(u"\nAsked as well, one exchange each:"_s);
        m_console.print(lineOf(answer));
        QJsonObject cell = answer.toJson();
        probes << cell;
        if (answer.kind != ProbeKind::Grid)
            continue;
        for (const QString &name : {u"kind"_s, u"askedUtc"_s, u"username"_s}) // of `probes` alone
            cell.remove(name);
        grid << cell;
    }
    for (const Problem &problem : job.unasked())
        m_console.say(u"%1: %2"_s.arg(job.name(), hideSecrets(m_console.texts().text(problem).title)));
    QJsonArray changes;
    for (const Problem &change : job.changes()) {
        const QString sentence = m_console.texts().text(change).title;
        m_console.print(u"\n"_s.repeated(changes.isEmpty()) + u"→ "_s + sentence);
        changes << sentence;
    }
    if (!grid.isEmpty())
        json.insert(u"grid"_s, grid);
    if (!probes.isEmpty()) {
        json.insert(u"probes"_s, probes);
        json.insert(u"changes"_s, changes);
    }
}

void CheckCommand::interrupt()
{
    for (; m_printed < m_jobs.size(); ++m_printed) {
        CheckJob &job = *m_jobs[m_printed];
        job.disconnect(this);
        job.cancel();
        print(job); // what is known so far
    }
    m_console.say(u"Stopped."_s);
    end(Cancelled);
}

} // namespace keyway
