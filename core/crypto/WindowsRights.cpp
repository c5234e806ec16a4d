// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/WindowsRights.h"

#ifdef Q_OS_WIN

#include <QByteArray>
#include <QDir>

#include <aclapi.h>
#include <sddl.h>
#include <windows.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

struct LocalFreed
{
    void operator()(void *memory) const { LocalFree(memory); }
};
using Descriptor = std::unique_ptr<void, LocalFreed>;

/// Windows' own form; the prefix lifts the limit of 260 characters.
std::wstring native(const QString &path)
{
    QString text = QDir::toNativeSeparators(QDir(path).absolutePath());
    if (text.size() >= MAX_PATH - 12 && !text.startsWith(u"\\\\"_s))
        text.prepend(u"\\\\?\\"_s);
    return text.toStdWString();
}

QString lastError()
{
    return qt_error_string(static_cast<int>(GetLastError())).trimmed();
}

/// TOKEN_USER with its SID, or nothing.
QByteArray currentUser()
{
    HANDLE token = nullptr;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token))
        return {};
    DWORD size = 0;
    GetTokenInformation(token, TokenUser, nullptr, 0, &size);
    QByteArray user(static_cast<qsizetype>(size), '\0');
    if (!GetTokenInformation(token, TokenUser, user.data(), size, &size))
        user.clear();
    CloseHandle(token);
    return user;
}

PSID sidOf(const QByteArray &user)
{
    return user.isEmpty() ? nullptr : reinterpret_cast<const TOKEN_USER *>(user.constData())->User.Sid;
}

/// "D:P": this list alone counts, nothing comes from the folder.
Descriptor ownerOnly()
{
    const QByteArray user = currentUser();
    LPWSTR sid = nullptr;
    if (user.isEmpty() || !ConvertSidToStringSidW(sidOf(user), &sid))
        return {};
    const std::wstring text = L"D:P(A;;FA;;;" + std::wstring(sid) + L")";
    LocalFree(sid);
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    ConvertStringSecurityDescriptorToSecurityDescriptorW(text.c_str(), SDDL_REVISION_1, &descriptor, nullptr);
    return Descriptor(descriptor);
}

bool mayHaveRights(PSID sid, PSID owner, PSID user)
{
    return EqualSid(sid, owner) || (user && EqualSid(sid, user)) || IsWellKnownSid(sid, WinLocalSystemSid) ||
           IsWellKnownSid(sid, WinBuiltinAdministratorsSid) || IsWellKnownSid(sid, WinCreatorOwnerRightsSid);
}

} // namespace

QString makeOwnerOnlyFile(const QString &path)
{
    const Descriptor descriptor = ownerOnly();
    if (!descriptor)
        return lastError();
    SECURITY_ATTRIBUTES attributes{sizeof attributes, descriptor.get(), FALSE};
    const HANDLE file = CreateFileW(native(path).c_str(), GENERIC_READ | GENERIC_WRITE, 0, &attributes,
                                    CREATE_NEW, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        return lastError();
    CloseHandle(file);
    return {};
}

QString inheritRights(const QString &path)
{
    ACL empty = {};
    if (!InitializeAcl(&empty, sizeof empty, ACL_REVISION))
        return lastError();
    std::wstring name = native(path);
    const DWORD status = SetNamedSecurityInfoW(
        name.data(), SE_FILE_OBJECT, DACL_SECURITY_INFORMATION | UNPROTECTED_DACL_SECURITY_INFORMATION,
        nullptr, nullptr, &empty, nullptr);
    return status == ERROR_SUCCESS ? QString() : qt_error_string(static_cast<int>(status)).trimmed();
}

bool isClosedToOthers(const QString &path)
{
    constexpr ACCESS_MASK telling = FILE_READ_DATA | FILE_WRITE_DATA | FILE_APPEND_DATA | GENERIC_READ |
                                    GENERIC_WRITE | GENERIC_ALL | WRITE_DAC | WRITE_OWNER;
    std::wstring name = native(path);
    PSID owner = nullptr;
    PACL acl = nullptr;
    PSECURITY_DESCRIPTOR raw = nullptr;
    if (GetNamedSecurityInfoW(name.data(), SE_FILE_OBJECT,
                              OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION, &owner, nullptr, &acl,
                              nullptr, &raw) != ERROR_SUCCESS)
        return false;
    const Descriptor descriptor(raw);
    if (!acl || !owner)
        return false; // no list: everybody
    const QByteArray user = currentUser();
    for (DWORD i = 0; i < acl->AceCount; ++i) {
        void *entry = nullptr;
        if (!GetAce(acl, i, &entry))
            return false;
        const auto *header = static_cast<const ACE_HEADER *>(entry);
        if (header->AceType != ACCESS_ALLOWED_ACE_TYPE || (header->AceFlags & INHERIT_ONLY_ACE))
            continue;
        auto *allowed = static_cast<ACCESS_ALLOWED_ACE *>(entry);
        if ((allowed->Mask & telling) && !mayHaveRights(&allowed->SidStart, owner, sidOf(user)))
            return false;
    }
    return true;
}

QString moveFile(const QString &from, const QString &to, Replacing replacing)
{
    const DWORD flags = replacing == Replacing::Yes ? MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH : 0;
    return MoveFileExW(native(from).c_str(), native(to).c_str(), flags) ? QString() : lastError();
}

} // namespace keyway

#endif
