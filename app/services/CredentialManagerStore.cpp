// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/services/CredentialManagerStore.h"

#include <windows.h>

#include <wincred.h>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// As it stands in the Credential Manager's list.
std::wstring nameOf(const QString &key)
{
    return (u"Keyway:"_s + key).toStdWString();
}

Problem problemOf(DWORD error)
{
    const QString reason = qt_error_string(static_cast<int>(error)).trimmed();
    switch (error) {
    case ERROR_NOT_FOUND:
        return {u"secret.not-stored"_s, {}};
    case ERROR_ACCESS_DENIED:
        return {u"secret.denied"_s, {{u"reason"_s, reason}}};
    default: // Windows has some thousand more; each means that the store cannot be used
        return {u"secret.no-keychain"_s, {{u"reason"_s, reason}}};
    }
}

Result<Secret> readNow(const QString &key)
{
    PCREDENTIALW found = nullptr;
    if (!CredReadW(nameOf(key).c_str(), CRED_TYPE_GENERIC, 0, &found))
        return failure(problemOf(GetLastError()));
    Secret secret(QByteArray(reinterpret_cast<const char *>(found->CredentialBlob),
                             static_cast<qsizetype>(found->CredentialBlobSize)));
    SecureZeroMemory(found->CredentialBlob, found->CredentialBlobSize);
    CredFree(found);
    return secret;
}

Result<void> writeNow(const QString &key, const Secret &secret)
{
    std::wstring name = nameOf(key);
    std::wstring user = L"Keyway"; // Windows shows it beside the name
    QByteArray bytes = secret.reveal();
    CREDENTIALW entry = {};
    entry.Type = CRED_TYPE_GENERIC;
    entry.TargetName = name.data();
    entry.UserName = user.data();
    entry.CredentialBlobSize = static_cast<DWORD>(bytes.size());
    entry.CredentialBlob = reinterpret_cast<BYTE *>(bytes.data());
    entry.Persist = CRED_PERSIST_LOCAL_MACHINE;
    const DWORD error = CredWriteW(&entry, 0) ? ERROR_SUCCESS : GetLastError();
    SecureZeroMemory(bytes.data(), static_cast<SIZE_T>(bytes.size()));
    return error == ERROR_SUCCESS ? Result<void>() : failure(problemOf(error));
}

Result<void> removeNow(const QString &key)
{
    if (CredDeleteW(nameOf(key).c_str(), CRED_TYPE_GENERIC, 0) || GetLastError() == ERROR_NOT_FOUND)
        return {};
    return failure(problemOf(GetLastError()));
}

} // namespace

void CredentialManagerStore::read(const QString &key, Read done)
{
    later([key, done = std::move(done)] { done(readNow(key)); });
}

void CredentialManagerStore::write(const QString &key, Secret secret, Done done)
{
    const auto kept = std::make_shared<const Secret>(std::move(secret));
    later([key, kept, done = std::move(done)] { done(writeNow(key, *kept)); });
}

void CredentialManagerStore::remove(const QString &key, Done done)
{
    later([key, done = std::move(done)] { done(removeNow(key)); });
}

void CredentialManagerStore::later(std::function<void()> call)
{
    QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
}

} // namespace keyway
