// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/print/RecordPdf.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace keyway;
using namespace Qt::StringLiterals;

namespace {

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int pagesOf(const QByteArray &pdf)
{
    static const QRegularExpression page(u"/Type\\s*/Page\\b(?!s)"_s);
    const QString text = QString::fromLatin1(pdf);
    int pages = 0;
    for (auto found = page.globalMatch(text); found.hasNext(); found.next())
        ++pages;
    return pages;
}

QString htmlOf(int paragraphs)
{
    QString body;
    for (int i = 0; i < paragraphs; ++i)
        body += u"<p>Paragraph %1 of the record.</p>"_s.arg(i);
    return u"<html><head><title>Set-up record</title></head><body><h1>Fingerprint</h1>"_s + body +
           u"</body></html>"_s;
}

} // namespace

class tst_RecordPdf : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void file_isAPdfWithAsManyPagesAsItNeeds_data()
    {
        QTest::addColumn<int>("paragraphs");
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        QTest::newRow("one page") << 3 << 1 << 1;
        QTest::newRow("several pages") << 120 << 3 << 6;
        QTest::newRow("nothing") << 0 << 1 << 1;
    }
    void file_isAPdfWithAsManyPagesAsItNeeds()
    {
        QFETCH(int, paragraphs);
        QFETCH(int, least);
        QFETCH(int, most);
        const QString path = m_folder.filePath(u"record%1.pdf"_s.arg(paragraphs));
        QVERIFY(writePdf(htmlOf(paragraphs), path));
        const QByteArray pdf = read(path);
        QVERIFY(pdf.startsWith("%PDF"));
        QVERIFY(pdf.trimmed().endsWith("%%EOF"));
        const int pages = pagesOf(pdf);
        QVERIFY2(pages >= least && pages <= most, qPrintable(QString::number(pages)));
    }

    void file_isReadableByItsOwnerAlone()
    {
#ifdef Q_OS_WIN
        QSKIP("Rights are not permission bits here");
#endif
        const QString path = m_folder.filePath(u"rights.pdf"_s);
        QVERIFY(writePdf(htmlOf(1), path));
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                            QFileDevice::WriteOther;
        QVERIFY(!(QFile::permissions(path) & others));
    }

    void file_inNoFolder_isAProblemNotAnEmptyFile()
    {
        const QString path = m_folder.filePath(u"missing/record.pdf"_s);
        const Result<void> written = writePdf(htmlOf(1), path);
        QVERIFY(!written);
        QCOMPARE(written.error().id, u"file.not-written"_s);
        QCOMPARE(written.error().facts.value(u"path"_s), path);
        QVERIFY(!QFile::exists(path));
    }

    void file_holdsItsTitleAndItsWords()
    {
        const QString path = m_folder.filePath(u"words.pdf"_s);
        QVERIFY(writePdf(htmlOf(60), path));
        const QString reader = QStandardPaths::findExecutable(u"pdftotext"_s);
        if (reader.isEmpty())
            QSKIP("No pdftotext here");
        QProcess process;
        process.start(reader, {path, u"-"_s});
        QVERIFY(process.waitForFinished());
        const QString words = QString::fromUtf8(process.readAllStandardOutput());
        QVERIFY(words.contains(u"Fingerprint"_s));
        QVERIFY(words.contains(u"Paragraph 59 of the record."_s));
        QVERIFY(words.contains(u"Page 1 of "_s));
    }
};

QTEST_MAIN(tst_RecordPdf)
#include "tst_recordpdf.moc"
