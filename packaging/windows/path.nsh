; SPDX-FileCopyrightText: 2026 The Keyway authors
; SPDX-License-Identifier: Apache-2.0
;
; PATH, which may be longer than the 1023 characters that this installer's own variables hold: reading it into one of
; them and writing it back would cut off the rest of a person's PATH. So it stays in memory that Windows' own functions
; read and write. The user's PATH is changed, or with SetShellVarContext all the computer's.

!define PATH_BYTES 131072
!define ENVIRONMENT_ME "Environment"
!define ENVIRONMENT_ALL "SYSTEM\CurrentControlSet\Control\Session Manager\Environment"

!macro pathFunctions un
; $9: 1 when opened. $1: the key. $2: memory with PATH. $3: its type (REG_SZ or REG_EXPAND_SZ), kept.
Function ${un}openPath
  StrCpy $9 0
  ${If} $Everybody = 1
    System::Call 'advapi32::RegCreateKeyExW(p 0x80000002, w "${ENVIRONMENT_ALL}", i 0, p 0, i 0, i 0x20119|0x2, p 0, *p .r1, p 0) i.r0'
  ${Else}
    System::Call 'advapi32::RegCreateKeyExW(p 0x80000001, w "${ENVIRONMENT_ME}", i 0, p 0, i 0, i 0x20119|0x2, p 0, *p .r1, p 0) i.r0'
  ${EndIf}
  ${If} $0 <> 0
    Return
  ${EndIf}
  System::Alloc ${PATH_BYTES}
  Pop $2
  StrCpy $4 ${PATH_BYTES}
  System::Call 'advapi32::RegQueryValueExW(p r1, w "Path", p 0, *i .r3, p r2, *i r4r4) i.r0'
  ${If} $0 = 2 ; there is none yet
    StrCpy $3 2
  ${ElseIf} $0 <> 0
    Call ${un}closePath
    Return
  ${EndIf}
  StrCpy $9 1
FunctionEnd

Function ${un}closePath
  System::Free $2
  System::Call 'advapi32::RegCloseKey(p r1)'
FunctionEnd

Function ${un}writePath
  System::Call 'kernel32::lstrlenW(p r2) i.r4'
  IntOp $4 $4 + 1
  IntOp $4 $4 * 2
  System::Call 'advapi32::RegSetValueExW(p r1, w "Path", i 0, i r3, p r2, i r4) i.r0'
  SendMessage ${HWND_BROADCAST} ${WM_WININICHANGE} 0 "STR:Environment" /TIMEOUT=2000
FunctionEnd

; $5: where our folder begins in PATH, 0 when it is not there. Only a whole entry counts.
Function ${un}findInPath
  StrCpy $5 0
  StrCpy $6 $2
  System::Call 'kernel32::lstrlenW(w "$INSTDIR") i.r7'
  ${Do}
    System::Call 'shlwapi::StrStrIW(p r6, w "$INSTDIR") p.r6'
    ${If} $6 P= 0
      Return
    ${EndIf}
    StrCpy $8 "" ; the character before it
    ${If} $6 P<> $2
      IntPtrOp $0 $6 - 2
      System::Call '*$0(&i2 .r8)'
    ${Else}
      StrCpy $8 59
    ${EndIf}
    IntOp $0 $7 * 2
    IntPtrOp $0 $6 + $0
    System::Call '*$0(&i2 .r0)' ; and the one behind it
    ${If} $8 = 59 ; a semicolon
      ${If} $0 = 0
      ${OrIf} $0 = 59
        StrCpy $5 $6
        Return
      ${EndIf}
    ${EndIf}
    IntPtrOp $6 $6 + 2
  ${Loop}
FunctionEnd
!macroend
!insertmacro pathFunctions ""
!insertmacro pathFunctions "un."

Function addToPath
  Call openPath
  ${If} $9 = 0
    Return
  ${EndIf}
  Call findInPath
  ${If} $5 P= 0
    System::Call 'kernel32::lstrlenW(p r2) i.r4'
    ${If} $4 < 60000 ; else it does not fit, and stays as it is
      ${If} $4 > 0
        IntOp $0 $4 - 1
        IntOp $0 $0 * 2
        IntPtrOp $0 $2 + $0
        System::Call '*$0(&i2 .r8)'
        ${If} $8 <> 59
          System::Call 'kernel32::lstrcatW(p r2, w ";")'
        ${EndIf}
      ${EndIf}
      System::Call 'kernel32::lstrcatW(p r2, w "$INSTDIR")' ; at the end: nobody's program is hidden by ours
      Call writePath
    ${EndIf}
  ${EndIf}
  Call closePath
FunctionEnd

Function un.removeFromPath
  Call un.openPath
  ${If} $9 = 0
    Return
  ${EndIf}
  Call un.findInPath
  ${If} $5 P<> 0
    IntOp $0 $7 * 2
    IntPtrOp $6 $5 + $0 ; what follows
    System::Call '*$6(&i2 .r8)'
    ${If} $8 = 59
      IntPtrOp $6 $6 + 2
    ${ElseIf} $5 P<> $2
      IntPtrOp $5 $5 - 2 ; the last one: its semicolon is before it
    ${EndIf}
    System::Call 'kernel32::lstrlenW(p r6) i.r4'
    IntOp $4 $4 + 1
    IntOp $4 $4 * 2
    System::Call 'ntdll::memmove(p r5, p r6, i r4)'
    System::Call '*$2(&i2 .r8)'
    ${If} $8 = 0
      System::Call 'advapi32::RegDeleteValueW(p r1, w "Path")' ; there was none before
      SendMessage ${HWND_BROADCAST} ${WM_WININICHANGE} 0 "STR:Environment" /TIMEOUT=2000
    ${Else}
      Call un.writePath
    ${EndIf}
  ${EndIf}
  Call un.closePath
FunctionEnd
