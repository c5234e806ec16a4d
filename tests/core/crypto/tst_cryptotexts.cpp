// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

class TestCryptoTexts : public QObject
{
    Q_OBJECT
private:
    TextBook m_book;

    /// Every id that stands in the sources of the rooms, so that a new one cannot be forgotten here.
    static QSet<QString> idsInSources()
    {
        static const QRegularExpression id(
            u"u\"((?:key|certificate|jwt|openssl|file|folder)\\.[a-z0-9-]+)\""_s);
        QSet<QString> ids;
        for (const QString &room : {u"crypto"_s, u"jwt"_s}) {
            const QDir dir(QStringLiteral(KEYWAY_SOURCE_DIR) + u"/core/"_s + room);
            for (const QString &name : dir.entryList({u"*.cpp"_s})) {
                QFile file(dir.filePath(name));
                if (!file.open(QIODevice::ReadOnly))
                    return {};
                auto matches = id.globalMatch(QString::fromUtf8(file.readAll()));
                while (matches.hasNext())
                    ids << matches.next().captured(1);
            }
        }
        return ids;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto book = TextBook::load({u":/keyway/texts/crypto.en.md"_s, u":/keyway/texts/jwt.en.md"_s,
                                          u":/keyway/texts/files.en.md"_s});
        QVERIFY2(book.has_value(), book ? "" : qPrintable(book.error().toString()));
        m_book = *book;
    }

    void everyIdOfTheRooms_hasTitleAndAction()
    {
        const QSet<QString> ids = idsInSources();
        QVERIFY2(ids.size() >= 30, qPrintable(QString::number(ids.size())));
        for (const QString &id : ids) {
            QVERIFY2(m_book.contains(id), qPrintable(id));
            QVERIFY2(!m_book.text(id).title.isEmpty() && !m_book.text(id).actions.isEmpty(), qPrintable(id));
        }
    }

    void everyText_belongsToAnIdThatCanHappen()
    {
        const QSet<QString> ids = idsInSources();
        for (const QString &id : m_book.ids())
            QVERIFY2(ids.contains(id), qPrintable(id));
    }
};

QTEST_GUILESS_MAIN(TestCryptoTexts)
#include "tst_cryptotexts.moc"
