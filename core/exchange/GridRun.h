// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Clock.h"
#include "core/crypto/PrivateKey.h"
#include "core/exchange/ExchangeInput.h"
#include "core/exchange/ExchangeReport.h"

#include <QObject>

#include <memory>

namespace keyway {

/// One exchange of the host × audience grid and its literal answer.
struct GridCell
{
    QString host;
    QString audience;
    TokenAnswer answer;
    QString transport; ///< word of fact::transport where no answer came
    bool granted = false;
    bool operator==(const GridCell &) const = default;

    QJsonObject toJson() const;
};

/// More evidence, only ever on request: the same key and user at My Domain and at the generic hosts, with
/// each audience that makes sense there (platform.md 1.4). One after the other; a token that is granted is
/// thrown away at once.
class GridRun : public QObject
{
    Q_OBJECT
public:
    GridRun(ExchangeInput input, PrivateKey key, const Clock &clock, QObject *parent = nullptr);
    ~GridRun() override;
    void start();

Q_SIGNALS:
    void cellFinished(const keyway::GridCell &cell);
    void finished(const QList<keyway::GridCell> &cells);

private:
    void startNext();

    ExchangeInput m_input;
    PrivateKey m_key;
    const Clock &m_clock;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<HttpCall> m_call;
    QList<GridCell> m_cells;
    qsizetype m_next = 0;
};

} // namespace keyway

Q_DECLARE_METATYPE(keyway::GridCell)
