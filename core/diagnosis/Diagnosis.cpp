// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/Diagnosis.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace keyway {

QJsonObject Diagnosis::toJson() const
{
    QJsonArray candidates;
    for (const Hypothesis &each : hypotheses) {
        candidates.append(QJsonObject{{u"topic"_s, each.topic},
                                      {u"step"_s, each.step},
                                      {u"likelihood"_s, each.likelihood},
                                      {u"title"_s, each.title},
                                      {u"why"_s, each.why},
                                      {u"actions"_s, QJsonArray::fromStringList(each.actions)},
                                      {u"tellApart"_s, each.tellApart}});
    }
    QJsonArray excluded;
    for (const RuledOut &each : ruledOut)
        excluded.append(QJsonObject{{u"topic"_s, each.topic}, {u"why"_s, each.why}});
    QJsonArray stages;
    for (const DecisionStage &each : decisions) {
        const QString proof = each.proof == Proof::Passed   ? u"passed"_s
                              : each.proof == Proof::Failed ? u"failed"_s
                                                            : u"not-decided"_s;
        stages.append(QJsonObject{{u"id"_s, each.id}, {u"proof"_s, proof}});
    }
    return {{u"recognised"_s, recognised}, {u"verdict"_s, verdict},  {u"hypotheses"_s, candidates},
            {u"ruledOut"_s, excluded},     {u"decisions"_s, stages}, {u"literal"_s, literal}};
}

} // namespace keyway
