// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/DataError.h"
#include "core/base/Result.h"
#include "core/salesforce/MyDomain.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace keyway {

/// How a wanted value looks in Salesforce's Setup; drawn as a small sketch of that control.
enum class ControlKind {
    Action,   ///< something to do without a control of its own ("Log in as an administrator")
    Button,   ///< press `label`
    CheckBox, ///< `label` shall be on or off (`checked`)
    Choice,   ///< `label` shall say `value`
    Field,    ///< type or paste `value`
    List,     ///< move `values` to the selected side
    Upload,   ///< choose the file named by `value`
};

/// One thing to do. `section` and `page` say where; `why` is the reason in one or two sentences.
struct Instruction
{
    QString id;         ///< stable within the guide, e.g. "app.enable-jwt-flow"; ticks are kept by it
    QString seedNumber; ///< where the source document has it, e.g. "2.7"
    QString page;       ///< "Setup › External Client App Manager"
    QString tab;        ///< "Policies"; may be empty
    QString section;    ///< "Flow Enablement"; may be empty
    ControlKind control = ControlKind::Action;
    QString label;               ///< the control's own label, or what to do
    QString value;               ///< wanted value; may be empty
    QStringList values;          ///< for List
    std::optional<bool> checked; ///< for CheckBox
    bool copyable = false;       ///< offer Copy beside the value
    QString condition; ///< what makes the control visible ("appears after Enable OAuth is on"); may be empty
    QString why;
    QString warning;   ///< shown in full, not only behind "Why?"; may be empty
    QString note;      ///< where the source is disputed or out of date, with the confidence; may be empty
    QString setupNode; ///< for "Open this page"; may be empty
};

/// What the page of a step is made of, beside its instructions.
enum class StepKind {
    KeyPair,      ///< the certificate and private key page
    Instructions, ///< instructions only
    ConsumerKey,  ///< instructions and the Consumer Key field; the secret's too where the profile asks for it
    Username,     ///< instructions and the username field
    Domain,       ///< the My Domain page
};

struct GuideStep
{
    int number = 0;
    QString title;      ///< short, for the step list: "OAuth policies"
    QString summary;    ///< one line below the page's title
    QStringList topics; ///< the set-up topics this step covers
    StepKind kind = StepKind::Instructions;
    QString setupNode; ///< the page that "Open this page in Salesforce" opens; may be empty
    QList<Instruction> instructions;
    QStringList warnings; ///< shown below the instructions
};

enum class AudienceRule {
    ByEnvironment, ///< login or test by the environment of the My Domain
    SubdomainText, ///< test when the subdomain contains one of `sandboxMarks`, else login (Ampersand's code)
    SameAsHost,    ///< https://HOST
};

enum class KeyFormat { Pem, Base64Pem };

/// How the destination will authenticate: the live test sends exactly this.
struct DestinationProfile
{
    SignInHost hostRule = SignInHost::MyDomain;
    AudienceRule audienceRule = AudienceRule::ByEnvironment;
    QStringList sandboxMarks;           ///< for SubdomainText
    std::chrono::seconds lifetime{180}; ///< exp = now + lifetime
    KeyFormat keyFormat = KeyFormat::Base64Pem;
    bool sendsIssuedAt = false;      ///< claim iat beside the four
    bool sendsType = false;          ///< header typ "JWT" beside alg
    bool asksConsumerSecret = false; ///< its form wants the Consumer Secret, though the flow needs none
    QStringList callsAfterToken;     ///< of afterTokenCalls(), in any order
    QStringList neededScopes;        ///< "api", "refresh_token"
    bool needsOpaqueToken = false;   ///< uses Bulk or Metadata, which refuse JWT-format tokens
};

/// "userinfo", "introspect", "rest", "bulk", "soap", "metadata", "objects": what a destination may call.
const QStringList &afterTokenCalls();

/// One field of the destination's own form.
struct HandOverField
{
    QString id;     ///< one of handOverFieldIds()
    QString label;  ///< as the form says it
    QString source; ///< "from step 3"
    bool secret = false;
};

/// "consumerKey", "consumerSecret", "username", "privateKeyBase64" (of the PEM text), "privateKeyPem",
/// "subdomain", "authorizationUrl" (the token host, without scheme), "instanceUrl" (https://HOST),
/// "tokenUrl", "audience".
const QStringList &handOverFieldIds();

struct Guide
{
    QString id;          ///< "ampersand"
    QString title;       ///< "Ampersand"
    QString destination; ///< who the values go to, in a sentence: "Ampersand"
    QString summary;
    QString checkedAgainst; ///< date and release the words were last checked
    QList<GuideStep> steps;
    DestinationProfile profile;
    QList<HandOverField> handOver;
    QStringList keepWorking; ///< what to know after the hand-over (sandbox refresh, expiry)

    const GuideStep *stepForTopic(const QString &topic) const;
    const GuideStep *step(int number) const;
    /// The audience this destination will send for an accepted domain; empty for another.
    QString audienceFor(const DomainVerdict &domain) const;
    /// The host it will ask for the token: the domain's own, or login or test by its environment.
    QString tokenHostFor(const DomainVerdict &domain) const;
};

/// All guides found below the folders, by id; a later folder's guide replaces an earlier one's.
class GuideShelf
{
public:
    static Result<GuideShelf, QList<DataError>> load(const QStringList &folders = {
                                                         QStringLiteral(":/keyway/guides")});
    /// Adds the guides of a folder that somebody else keeps (FOLDER/NAME/guide.json, or FOLDER/guide.json);
    /// one of a known id replaces the older. A broken one is left out: its mistakes are the answer.
    QList<DataError> add(const QString &folder);
    const QList<Guide> &guides() const { return m_guides; }
    const Guide *guide(const QString &id) const;

private:
    QList<DataError> addGuide(const QString &guideFolder);

    QList<Guide> m_guides;
};

/// Reads and judges one guide folder (guide.json); every mistake with file, line and reason.
Result<Guide, QList<DataError>> loadGuide(const QString &folder);

} // namespace keyway
