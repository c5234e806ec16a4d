// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/crypto/KeyFiles.h"
#include "core/report/SplitHandOver.h"

namespace keyway::test {

using namespace Qt::StringLiterals;

inline CertificateSpec spec()
{
    CertificateSpec spec;
    spec.notBeforeUtc = QDateTime::fromString(u"2026-11-22T00:00:00Z"_s, Qt::ISODate);
    return spec;
}

inline const KeyPair &pair()
{
    static const KeyPair made = generateKeyPair(2048, spec()).value();
    return made;
}

inline const Guide &guide()
{
    static const GuideShelf shelf = GuideShelf::load().value();
    return *shelf.guide(u"ampersand"_s);
}

inline HandOverKit kit()
{
    return {u"ampersand"_s, u"Jo Meyer, Acme"_s, u"Please use the sandbox.\nThank you."_s,
            pair().certificate};
}

inline HandOverReply reply()
{
    return {u"ampersand"_s, pair().certificate.sha256Fingerprint(), u"3MVG9"_s + QString(80, u'a'),
            u"integration@acme.com.dev"_s, u"acme--dev.sandbox"_s};
}

inline QByteArray contentOf(const QString &path)
{
    return readFile(path).value_or(QByteArray());
}

} // namespace keyway::test
