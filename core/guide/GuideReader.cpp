// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// guide.json → Guide. The format is described for writers in resources/schemas/guide.schema.json.

#include "core/base/JsonFile.h"
#include "core/guide/DataReader.h"
#include "core/guide/Guide.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

using Need = DataReader::Need;

/// PRODUCT's seven set-up topics; each guide covers each of them once.
const QStringList &setUpTopics()
{
    static const QStringList topics{
        u"key"_s, u"app"_s, u"consumer-key"_s, u"policies"_s, u"user"_s, u"preauthorization"_s, u"domain"_s};
    return topics;
}

QString setupNode(DataReader &reader)
{
    static const QRegularExpression form(u"^[A-Za-z]+$"_s);
    const QString node = reader.text(u"setupNode"_s, Need::Optional);
    if (!node.isEmpty() && !form.match(node).hasMatch())
        reader.mistake(u"setupNode"_s, u"“%1” is no Setup node: give the word between “/setup/” and “/home” "
                                       u"of the page's address"_s.arg(node));
    return node;
}

/// A note tells where sources disagree, so it must begin with how sure we are; the schema has the same words.
QString note(DataReader &reader)
{
    static const QRegularExpression form(
        u"^(Confirmed by Salesforce|Confirmed in [^:]+ code|Reported, not confirmed by Salesforce|"
        "Sources disagree|Inferred): \\S"_s);
    const QString note = reader.text(u"note"_s, Need::Optional);
    if (!note.trimmed().isEmpty() && !form.match(note).hasMatch())
        reader.mistake(u"note"_s,
                       u"“note” must begin with how sure we are: “Confirmed by Salesforce: ”, “Confirmed "
                       u"in NAME's code: ”, “Reported, not confirmed by Salesforce: ”, “Sources "
                       u"disagree: ” or “Inferred: ”"_s);
    return note;
}

/// The members that say the wanted value go with one kind of control each.
void judgeWantedValue(DataReader &reader, const Instruction &instruction)
{
    const auto demand = [&](bool wanted, const QString &name, const QString &kind) {
        if (wanted && !reader.has(name))
            reader.mistake({}, u"“%1” is missing: a %2 needs it"_s.arg(name, kind));
    };
    const auto reserve = [&](bool allowed, const QString &name, const QString &kind) {
        if (!allowed && reader.has(name))
            reader.mistake(name, u"“%1” goes with the control “%2” only"_s.arg(name, kind));
    };
    const ControlKind kind = instruction.control;
    demand(kind == ControlKind::CheckBox, u"checked"_s, u"checkBox"_s);
    reserve(kind == ControlKind::CheckBox, u"checked"_s, u"checkBox"_s);
    demand(kind == ControlKind::List, u"values"_s, u"list"_s);
    reserve(kind == ControlKind::List, u"values"_s, u"list"_s);
    demand(kind == ControlKind::Choice, u"value"_s, u"choice"_s);
    demand(kind == ControlKind::Field, u"value"_s, u"field"_s);
    demand(kind == ControlKind::Upload, u"value"_s, u"upload"_s);
    const bool valueIsDemandedAnyway =
        kind == ControlKind::Choice || kind == ControlKind::Field || kind == ControlKind::Upload;
    demand(instruction.copyable && !valueIsDemandedAnyway && kind != ControlKind::List, u"value"_s,
           u"copyable instruction"_s);
}

Instruction readInstruction(DataReader reader)
{
    static const QList<std::pair<QString, ControlKind>> controls{
        {u"action"_s, ControlKind::Action},     {u"button"_s, ControlKind::Button},
        {u"checkBox"_s, ControlKind::CheckBox}, {u"choice"_s, ControlKind::Choice},
        {u"field"_s, ControlKind::Field},       {u"list"_s, ControlKind::List},
        {u"upload"_s, ControlKind::Upload}};
    Instruction instruction;
    instruction.id = reader.text(u"id"_s, Need::Required);
    instruction.seedNumber = reader.text(u"seedNumber"_s, Need::Optional);
    instruction.page = reader.text(u"page"_s, Need::Required);
    instruction.tab = reader.text(u"tab"_s, Need::Optional);
    instruction.section = reader.text(u"section"_s, Need::Optional);
    const auto control = reader.word(u"control"_s, controls);
    instruction.control = control.value_or(ControlKind::Action);
    instruction.label = reader.text(u"label"_s, Need::Required);
    instruction.value = reader.text(u"value"_s, Need::Optional);
    instruction.values = reader.texts(u"values"_s, Need::Optional);
    instruction.checked = reader.flag(u"checked"_s, Need::Optional);
    instruction.copyable = reader.flag(u"copyable"_s, Need::Optional).value_or(false);
    instruction.condition = reader.text(u"condition"_s, Need::Optional);
    instruction.why = reader.text(u"why"_s, Need::Optional);
    instruction.warning = reader.text(u"warning"_s, Need::Optional);
    instruction.note = note(reader);
    instruction.setupNode = setupNode(reader);
    if (control)
        judgeWantedValue(reader, instruction);
    reader.finish();
    return instruction;
}

GuideStep readStep(DataReader &reader, QHash<QString, int> &idLines, DataMistakes &mistakes)
{
    static const QList<std::pair<QString, StepKind>> kinds{{u"keyPair"_s, StepKind::KeyPair},
                                                           {u"instructions"_s, StepKind::Instructions},
                                                           {u"consumerKey"_s, StepKind::ConsumerKey},
                                                           {u"username"_s, StepKind::Username},
                                                           {u"domain"_s, StepKind::Domain}};
    GuideStep step;
    step.number = reader.wholeNumber(u"number"_s, 1, 99).value_or(0);
    step.title = reader.text(u"title"_s, Need::Required);
    step.summary = reader.text(u"summary"_s, Need::Required);
    step.topics = reader.texts(u"topics"_s, Need::Required);
    step.kind = reader.word(u"kind"_s, kinds).value_or(StepKind::Instructions);
    step.setupNode = setupNode(reader);
    step.warnings = reader.texts(u"warnings"_s, Need::Optional);
    for (const DataReader &entry : reader.objects(u"instructions"_s)) {
        const Instruction instruction = readInstruction(entry);
        const QString idPath = entry.pathOf(u"id"_s);
        if (idLines.contains(instruction.id) && !instruction.id.isEmpty())
            mistakes.add(idPath, u"the id “%1” is used in line %2 already"_s.arg(instruction.id)
                                     .arg(idLines.value(instruction.id)));
        else
            idLines.insert(instruction.id, mistakes.lines.line(idPath));
        step.instructions.append(instruction);
    }
    reader.finish();
    return step;
}

void judgeTopics(DataReader &step, const GuideStep &read, QHash<QString, int> &stepOfTopic)
{
    for (int i = 0; i < read.topics.size(); ++i) {
        const QString topic = read.topics.at(i);
        const QString path = u"topics[%1]"_s.arg(i);
        if (!setUpTopics().contains(topic))
            step.mistake(path,
                         u"unknown topic “%1”; the topics are: %2"_s.arg(topic, setUpTopics().join(u", "_s)));
        else if (stepOfTopic.contains(topic))
            step.mistake(path, u"the topic “%1” is covered by step %2 already"_s.arg(topic).arg(
                                   stepOfTopic.value(topic)));
        else
            stepOfTopic.insert(topic, read.number);
    }
}

QList<GuideStep> readSteps(DataReader &root, DataMistakes &mistakes)
{
    QList<GuideStep> steps;
    QHash<QString, int> idLines;
    QHash<QString, int> stepOfTopic;
    for (DataReader &reader : root.objects(u"steps"_s)) {
        const GuideStep step = readStep(reader, idLines, mistakes);
        const int expected = static_cast<int>(steps.size()) + 1;
        if (step.number != 0 && step.number != expected)
            reader.mistake(u"number"_s,
                           u"this is step %1, but its number is %2: steps are numbered 1, 2, 3 … "
                           u"in order"_s.arg(expected)
                               .arg(step.number));
        judgeTopics(reader, step, stepOfTopic);
        steps.append(step);
    }
    for (const QString &topic : setUpTopics()) {
        if (!steps.isEmpty() && !stepOfTopic.contains(topic))
            root.mistake(u"steps"_s, u"no step covers the topic “%1”"_s.arg(topic));
    }
    return steps;
}

DestinationProfile readProfile(DataReader reader)
{
    static const QList<std::pair<QString, AudienceRule>> rules{
        {u"byEnvironment"_s, AudienceRule::ByEnvironment},
        {u"subdomainText"_s, AudienceRule::SubdomainText},
        {u"sameAsHost"_s, AudienceRule::SameAsHost}};
    static const QList<std::pair<QString, KeyFormat>> formats{{u"pem"_s, KeyFormat::Pem},
                                                              {u"base64Pem"_s, KeyFormat::Base64Pem}};
    DestinationProfile profile;
    static const QList<std::pair<QString, SignInHost>> hostRules{
        {u"myDomain"_s, SignInHost::MyDomain},
        {u"authorizationServer"_s, SignInHost::AuthorizationServer},
        {u"loginHost"_s, SignInHost::LoginHost}};
    profile.hostRule = reader.word(u"hostRule"_s, hostRules).value_or(SignInHost::MyDomain);
    const auto rule = reader.word(u"audienceRule"_s, rules);
    profile.audienceRule = rule.value_or(AudienceRule::ByEnvironment);
    profile.sandboxMarks = reader.texts(u"sandboxMarks"_s, Need::Optional);
    if (rule == AudienceRule::SubdomainText && !reader.has(u"sandboxMarks"_s))
        reader.mistake({}, u"“sandboxMarks” is missing: the audience rule “subdomainText” needs it"_s);
    if (rule && rule != AudienceRule::SubdomainText && reader.has(u"sandboxMarks"_s))
        reader.mistake(u"sandboxMarks"_s,
                       u"“sandboxMarks” goes with the audience rule “subdomainText” only"_s);
    profile.lifetime = std::chrono::seconds(reader.wholeNumber(u"lifetimeSeconds"_s, 1, 86400).value_or(180));
    profile.keyFormat = reader.word(u"keyFormat"_s, formats).value_or(KeyFormat::Pem);
    profile.sendsIssuedAt = reader.flag(u"sendsIssuedAt"_s, Need::Optional).value_or(false);
    profile.sendsType = reader.flag(u"sendsType"_s, Need::Optional).value_or(false);
    profile.asksConsumerSecret = reader.flag(u"asksConsumerSecret"_s, Need::Optional).value_or(false);
    profile.callsAfterToken = reader.texts(u"callsAfterToken"_s, Need::Optional);
    for (const QString &call : profile.callsAfterToken) {
        if (!afterTokenCalls().contains(call))
            reader.mistake(u"callsAfterToken"_s, u"“%1” is no value of “callsAfterToken”: use %2"_s.arg(
                                                     call, afterTokenCalls().join(u", "_s)));
    }
    profile.neededScopes = reader.texts(u"neededScopes"_s, Need::Required);
    profile.needsOpaqueToken = reader.flag(u"needsOpaqueToken"_s, Need::Required).value_or(false);
    reader.finish();
    return profile;
}

HandOverField readField(DataReader reader)
{
    HandOverField field;
    field.id = reader.text(u"id"_s, Need::Required);
    if (!field.id.isEmpty() && !handOverFieldIds().contains(field.id))
        reader.mistake(u"id"_s, u"unknown field “%1”; the fields are: %2"_s.arg(
                                    field.id, handOverFieldIds().join(u", "_s)));
    field.label = reader.text(u"label"_s, Need::Required);
    field.source = reader.text(u"source"_s, Need::Required);
    field.secret = reader.flag(u"secret"_s, Need::Optional).value_or(false);
    reader.finish();
    return field;
}

Guide readGuide(DataReader root, DataMistakes &mistakes)
{
    Guide guide;
    root.text(u"$schema"_s, Need::Optional); // for the writer's editor
    guide.id = root.text(u"id"_s, Need::Required);
    guide.title = root.text(u"title"_s, Need::Required);
    guide.destination = root.text(u"destination"_s, Need::Required);
    guide.summary = root.text(u"summary"_s, Need::Required);
    guide.checkedAgainst = root.text(u"checkedAgainst"_s, Need::Required);
    guide.steps = readSteps(root, mistakes);
    if (const auto profile = root.object(u"profile"_s))
        guide.profile = readProfile(*profile);
    for (const DataReader &field : root.objects(u"handOver"_s))
        guide.handOver.append(readField(field));
    guide.keepWorking = root.texts(u"keepWorking"_s, Need::Optional);
    root.finish();
    return guide;
}

} // namespace

Result<Guide, QList<DataError>> loadGuide(const QString &folder)
{
    const QString path = folder + u"/guide.json"_s;
    const auto file = readJsonFile(path);
    if (!file)
        return failure(QList{file.error()});

    DataMistakes mistakes{path, JsonLines(file->text), {}};
    for (const auto &repeated : mistakes.lines.repeated())
        mistakes.errors.append({path, repeated.line, u"“%1” is given twice"_s.arg(repeated.path)});
    Guide guide = readGuide(DataReader(mistakes, file->object, {}), mistakes);
    if (!mistakes.errors.isEmpty())
        return failure(mistakes.errors);
    return guide;
}

} // namespace keyway
