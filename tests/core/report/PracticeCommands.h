// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/report/EquivalentCommands.h"
#include "tests/core/practice/Pair.h"
#include "tests/core/report/RunTools.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace keyway::test {

/// Commands for a connection to a practice org that runs, and files to run them with.
struct PracticeCommands
{
    QTemporaryDir folder;
    QString keyFile; ///< with a blank and an apostrophe in its path, as in a person's folder
    QString certificateFile;
    QString caFile;
    CommandBook book = *CommandBook::load();
    PracticeOrg org;

    /// A program without which no command runs; empty: all are there.
    static QString missingProgram()
    {
        for (const QString &program : {u"sh"_s, u"openssl"_s, u"base64"_s}) {
            if (!has(program))
                return program;
        }
        return {};
    }
    void start()
    {
        const QString keys = folder.filePath(u"Ada's keys $HOME"_s);
        QVERIFY(QDir().mkpath(keys));
        keyFile = write(keys + u"/private-key.pem"_s, myPair().key.toPkcs8Pem().reveal());
        certificateFile = write(keys + u"/cert.pem"_s, myPair().certificate.toPem());
        QVERIFY(org.start());
        org.uploadCertificate(myPair().certificate);
        caFile = write(folder.filePath(u"ca.pem"_s), org.authorityPem());
    }

    Connection connection() const
    {
        Connection connection;
        connection.consumerKey = org.account().consumerKey;
        connection.username = org.account().username;
        connection.keyFile = keyFile;
        connection.certificateFile = certificateFile;
        return connection;
    }
    /// As the wizard has it, which knows that it is the practice org's.
    Connection practiceConnection() const
    {
        Connection known = connection();
        known.practice = PracticeAddress{org.proxyUrl(), caFile};
        return known;
    }
    DomainVerdict domain() const { return HostFormats::load()->judge(org.account().host); }
    /// These commands' scripts, one after the other.
    QString script(const QStringList &ids, const QStringList &topics, const Guide &guide,
                   const Connection &one) const
    {
        QString script;
        for (const EquivalentCommand &command : book.commandsFor(topics, guide, one, domain())) {
            if (ids.contains(command.id))
                script += command.script;
        }
        if (script.isEmpty())
            qFatal("no command %s", qPrintable(ids.join(u' ')));
        return script;
    }

    /// Guides that differ in what is sent.
    static void guideRows()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("four claims") << u"ampersand"_s;
        QTest::newRow("iat and typ too") << u"nango"_s;
    }
};

} // namespace keyway::test
