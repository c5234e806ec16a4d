; SPDX-FileCopyrightText: 2026 The Keyway authors
; SPDX-License-Identifier: Apache-2.0
;
; The installer. packaging/windows/pack gives the names, the version, and the lists of files.
;   /S           without a question         /ALLUSERS   for everybody on this computer (needs an administrator)
;   /PATH=1      keyway-cli on PATH         /ASSOC=0    without opening .keyway files
;   /START=0     without the Start menu     /D=FOLDER   another folder; the last word, without quotation marks
; Exit status: 0 done, 1 cancelled, 2 failed, 3 Keyway is running, 5 needs an administrator.
; uninstall.exe /S /PURGE=1 removes this user's settings as well; connections and keys always stay.

Target amd64-unicode ; first: by default a 32-bit program is made, which Windows without the 32-bit parts cannot run
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include nsDialogs.nsh
!include WinMessages.nsh
!include x64.nsh

Name "Keyway"
OutFile "${OUT}"
SetCompressor /SOLID lzma
RequestExecutionLevel user
BrandingText "Keyway ${VERSION}"
ManifestSupportedOS Win10
ManifestDPIAware true
InstallDir ""
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${NUMBERS}.0"
VIFileVersion "${NUMBERS}.0"
VIAddVersionKey ProductName "Keyway"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Keyway ${VERSION} installer"
VIAddVersionKey CompanyName "${VENDOR}"
VIAddVersionKey LegalCopyright "${COPYRIGHT}"

; The uninstaller lies inside the installer, so both are signed here; the installer itself by packaging/windows/pack.
!uninstfinalize '"${SIGN}" "%1"'

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP_ID}"
!define CAPABILITIES "Software\Keyway\Capabilities"
!define CONNECTION "${APP_ID}.Connection"
!define REPORT "${APP_ID}.Report"

Var Everybody ; 1: for all users
Var OnPath
Var Associate
Var InStartMenu
Var RadioMe
Var RadioEverybody
Var BoxPath
Var BoxAssociate

!define MUI_ICON "${ICONS}/keyway.ico"
!define MUI_UNICON "${ICONS}/keyway.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${ICONS}/installer-side.bmp"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Keyway ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "${SUMMARY}.$\r$\n$\r$\nNothing but Keyway is installed: no service, no update program, nothing that runs in the background. An older Keyway is replaced; your settings, connections and keys stay.$\r$\n$\r$\nClick Next to continue."
!insertmacro MUI_PAGE_WELCOME
Page custom choicesPage choicesLeave
!define MUI_PAGE_CUSTOMFUNCTION_PRE directoryPre
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "Start Keyway"
!define MUI_FINISHPAGE_RUN_FUNCTION startKeyway
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Keyway will be removed from this computer. Your connections and keys stay where they are: a key may still be in use. Remove its certificate from the app in Salesforce before you delete it."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

!include path.nsh

; ---- who it is for ----

!macro scope un
Function ${un}applyScope
  ${If} $Everybody = 1
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
  SetRegView 64
FunctionEnd

Function ${un}isAdministrator ; -> stack: 1 or 0
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 == "Admin"
    Push 1
  ${Else}
    Push 0
  ${EndIf}
FunctionEnd

; A program that runs cannot be replaced: writing to its file is refused.
Function ${un}refuseWhileRunning
again:
  StrCpy $1 0
  IfFileExists "$INSTDIR\keyway.exe" 0 +6
  ClearErrors
  FileOpen $0 "$INSTDIR\keyway.exe" a
  IfErrors 0 +2
  StrCpy $1 1
  FileClose $0
  IfFileExists "$INSTDIR\keyway-cli.exe" 0 +6
  ClearErrors
  FileOpen $0 "$INSTDIR\keyway-cli.exe" a
  IfErrors 0 +2
  StrCpy $1 1
  FileClose $0
  ${If} $1 = 1
    ${If} ${Silent}
      SetErrorLevel 3
      Quit
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Keyway is running, or its folder cannot be written to.$\r$\n$\r$\nClose Keyway, its practice org and its terminals, then try again." IDRETRY again
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd
!macroend
!insertmacro scope ""
!insertmacro scope "un."

Function defaultFolder
  Call applyScope
  ; Where an earlier one is, the new one goes, unless /D says otherwise.
  ReadRegStr $0 SHCTX "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $0 != ""
    StrCpy $INSTDIR $0
  ${ElseIf} $Everybody = 1
    StrCpy $INSTDIR "$PROGRAMFILES64\Keyway"
  ${Else}
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Keyway"
  ${EndIf}
FunctionEnd

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "Keyway needs a 64-bit Windows 10 or 11." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  StrCpy $Everybody 0
  StrCpy $OnPath 0
  StrCpy $Associate 1
  StrCpy $InStartMenu 1
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $R1
  ${IfNot} ${Errors}
    StrCpy $Everybody 1
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "/PATH=" $R1
  ${IfNot} ${Errors}
    StrCpy $OnPath $R1
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "/ASSOC=" $R1
  ${IfNot} ${Errors}
    StrCpy $Associate $R1
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "/START=" $R1
  ${IfNot} ${Errors}
    StrCpy $InStartMenu $R1
  ${EndIf}
  ${If} $Everybody = 1
    Call isAdministrator
    Pop $0
    ${If} $0 = 0
      ${If} ${Silent}
        SetErrorLevel 5
        Quit
      ${EndIf}
      Call againAsAdministrator
    ${EndIf}
  ${EndIf}
  Call applyScope
  ; What was chosen the last time is chosen again.
  ClearErrors
  ${GetOptions} $R0 "/PATH=" $R1
  ${If} ${Errors}
    ReadRegDWORD $0 SHCTX "${UNINSTALL_KEY}" "KeywayOnPath"
    ${If} $0 = 1
      StrCpy $OnPath 1
    ${EndIf}
  ${EndIf}
  ${If} $INSTDIR == ""
    Call defaultFolder
  ${EndIf}
FunctionEnd

; Windows asks for consent and starts this installer once more; this one has nothing left to do.
Function againAsAdministrator
  ClearErrors
  ExecShell "runas" "$EXEPATH" "/ALLUSERS /PATH=$OnPath /ASSOC=$Associate"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONINFORMATION "Without an administrator Keyway can be installed for you alone."
    Abort
  ${EndIf}
  Quit
FunctionEnd

; ---- the page of choices ----

Function choicesPage
  !insertmacro MUI_HEADER_TEXT "For whom, and how" "For you alone needs no administrator."
  nsDialogs::Create 1018
  Pop $0
  ${If} $0 == error
    Abort
  ${EndIf}
  ${NSD_CreateGroupBox} 0 0 100% 50u "Install Keyway"
  Pop $0
  ${NSD_CreateRadioButton} 10u 14u 90% 12u "for &me alone"
  Pop $RadioMe
  ${NSD_CreateRadioButton} 10u 30u 90% 12u "for &everybody on this computer (asks for an administrator)"
  Pop $RadioEverybody
  ${NSD_CreateCheckBox} 0 62u 100% 12u "&Command line on PATH: keyway-cli in every terminal"
  Pop $BoxPath
  ${NSD_CreateCheckBox} 0 80u 100% 12u "&Open .keyway files with Keyway"
  Pop $BoxAssociate
  ${If} $Everybody = 1
    ${NSD_Check} $RadioEverybody
  ${Else}
    ${NSD_Check} $RadioMe
  ${EndIf}
  ${If} $OnPath = 1
    ${NSD_Check} $BoxPath
  ${EndIf}
  ${If} $Associate = 1
    ${NSD_Check} $BoxAssociate
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function choicesLeave
  ${NSD_GetState} $BoxPath $OnPath
  ${NSD_GetState} $BoxAssociate $Associate
  ${NSD_GetState} $RadioEverybody $1
  ${If} $1 != $Everybody
    ${If} $1 = 1
      Call isAdministrator
      Pop $0
      ${If} $0 = 0
        Call againAsAdministrator
      ${EndIf}
    ${EndIf}
    StrCpy $Everybody $1
    Call defaultFolder
  ${EndIf}
FunctionEnd

Function directoryPre
  Call applyScope
FunctionEnd

Function startKeyway
  ; By the desktop's own process: this one may be an administrator's, and Keyway should not be.
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\keyway.exe"'
FunctionEnd

; ---- install ----

Section "Keyway"
  Call applyScope
  Call refuseWhileRunning

  ; The older one knows its own files; it is told to keep what belongs to the person.
  ReadRegStr $R0 SHCTX "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $R0 != ""
  ${AndIf} ${FileExists} "$R0\uninstall.exe"
    ExecWait '"$R0\uninstall.exe" /S _?=$R0' $R1
    ${If} $R1 <> 0
      DetailPrint "The older Keyway could not be removed (status $R1); it is written over."
    ${EndIf}
    Delete "$R0\uninstall.exe" ; it runs from its place, so it cannot take itself away
    RMDir "$R0"
  ${EndIf}

  ClearErrors
  !include "${LISTS}/install.nsh"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "Not every file could be written to$\r$\n$INSTDIR" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}

  ${If} $InStartMenu = 1
    CreateShortCut "$SMPROGRAMS\Keyway.lnk" "$INSTDIR\keyway.exe" "" "$INSTDIR\keyway.exe" 0 "" "" "${SUMMARY}"
  ${EndIf}

  WriteRegStr SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\keyway.exe" "" "$INSTDIR\keyway.exe"
  WriteRegStr SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\keyway-cli.exe" "" "$INSTDIR\keyway-cli.exe"

  ; "Open with" for all that Keyway reads. Windows looks at the last part of a name only: .keyway-case.json,
  ; .keyway-kit.json and .keyway-reply.json are .json, which is not ours to take; it is offered and never the default.
  WriteRegStr SHCTX "Software\Classes\Applications\keyway.exe" "FriendlyAppName" "Keyway"
  WriteRegStr SHCTX "Software\Classes\Applications\keyway.exe\shell\open\command" "" '"$INSTDIR\keyway.exe" "%1"'
  WriteRegStr SHCTX "Software\Classes\Applications\keyway.exe\SupportedTypes" ".keyway" ""
  WriteRegStr SHCTX "Software\Classes\Applications\keyway.exe\SupportedTypes" ".json" ""
  ${If} $Associate = 1
    WriteRegStr SHCTX "Software\Classes\${CONNECTION}" "" "Keyway connection"
    WriteRegStr SHCTX "Software\Classes\${CONNECTION}\DefaultIcon" "" "$INSTDIR\keyway.exe,1"
    WriteRegStr SHCTX "Software\Classes\${CONNECTION}\shell\open\command" "" '"$INSTDIR\keyway.exe" "%1"'
    WriteRegStr SHCTX "Software\Classes\${REPORT}" "" "Keyway report, kit or reply"
    WriteRegStr SHCTX "Software\Classes\${REPORT}\DefaultIcon" "" "$INSTDIR\keyway.exe,1"
    WriteRegStr SHCTX "Software\Classes\${REPORT}\shell\open\command" "" '"$INSTDIR\keyway.exe" "%1"'
    WriteRegStr SHCTX "Software\Classes\.keyway" "" "${CONNECTION}"
    WriteRegStr SHCTX "Software\Classes\.keyway" "Content Type" "application/x-keyway"
    WriteRegStr SHCTX "Software\Classes\.keyway\OpenWithProgids" "${CONNECTION}" ""
    WriteRegStr SHCTX "Software\Classes\.json\OpenWithProgids" "${REPORT}" ""
    WriteRegStr SHCTX "${CAPABILITIES}" "ApplicationName" "Keyway"
    WriteRegStr SHCTX "${CAPABILITIES}" "ApplicationDescription" "${SUMMARY}"
    WriteRegStr SHCTX "${CAPABILITIES}\FileAssociations" ".keyway" "${CONNECTION}"
    WriteRegStr SHCTX "Software\RegisteredApplications" "Keyway" "${CAPABILITIES}"
  ${EndIf}

  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "Keyway"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "${VENDOR}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Comments" "${SUMMARY}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\keyway.exe,0"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  !if "${HOMEPAGE}" != ""
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "URLInfoAbout" "${HOMEPAGE}"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "URLUpdateInfo" "${HOMEPAGE}"
  !endif
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "KeywayOnPath" $OnPath

  ${If} $OnPath = 1
    Call addToPath
  ${EndIf}
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; file types have changed
SectionEnd

; ---- uninstall ----

Function un.onInit
  ; Whose it is stands in the registry: the key that names this folder.
  SetRegView 64
  StrCpy $Everybody 0
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $0 != $INSTDIR
    ReadRegStr $0 HKLM "${UNINSTALL_KEY}" "InstallLocation"
    ${If} $0 == $INSTDIR
      StrCpy $Everybody 1
      Call un.isAdministrator
      Pop $0
      ${If} $0 = 0
        ${IfNot} ${Silent}
          ExecShell "runas" "$INSTDIR\uninstall.exe"
        ${EndIf}
        SetErrorLevel 5
        Quit
      ${EndIf}
    ${EndIf}
  ${EndIf}
  Call un.applyScope
FunctionEnd

Section "Uninstall"
  Call un.applyScope
  Call un.refuseWhileRunning
  ${GetParameters} $R0
  !include "${LISTS}/remove.nsh"
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath "$TEMP" ; a folder that is somebody's current one cannot be removed
  RMDir "$INSTDIR"   ; only when it is empty: what is not ours stays
  ${If} $Everybody = 0
    RMDir "$LOCALAPPDATA\Programs"
  ${EndIf}
  Delete "$SMPROGRAMS\Keyway.lnk"
  Call un.removeFromPath

  DeleteRegKey SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\keyway.exe"
  DeleteRegKey SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\keyway-cli.exe"
  DeleteRegKey SHCTX "Software\Classes\Applications\keyway.exe"
  DeleteRegKey SHCTX "Software\Classes\${CONNECTION}"
  DeleteRegKey SHCTX "Software\Classes\${REPORT}"
  DeleteRegValue SHCTX "Software\Classes\.json\OpenWithProgids" "${REPORT}"
  DeleteRegKey /ifnosubkeys /ifnovalues SHCTX "Software\Classes\.json\OpenWithProgids"
  DeleteRegKey /ifnosubkeys /ifnovalues SHCTX "Software\Classes\.json"
  DeleteRegValue SHCTX "Software\Classes\.keyway\OpenWithProgids" "${CONNECTION}"
  DeleteRegKey /ifnosubkeys /ifnovalues SHCTX "Software\Classes\.keyway\OpenWithProgids"
  ReadRegStr $0 SHCTX "Software\Classes\.keyway" ""
  ${If} $0 == "${CONNECTION}" ; unless another program has taken it since
    DeleteRegValue SHCTX "Software\Classes\.keyway" ""
    DeleteRegValue SHCTX "Software\Classes\.keyway" "Content Type"
  ${EndIf}
  DeleteRegKey /ifnosubkeys /ifnovalues SHCTX "Software\Classes\.keyway"
  DeleteRegValue SHCTX "Software\RegisteredApplications" "Keyway"
  DeleteRegKey /ifnosubkeys /ifnovalues SHCTX "Software\RegisteredApplications"
  DeleteRegKey SHCTX "${CAPABILITIES}"
  DeleteRegKey /ifnosubkeys /ifnovalues SHCTX "Software\Keyway"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  ${If} $Everybody = 0 ; keys of Windows' that need not have been there before
    DeleteRegKey /ifnosubkeys /ifnovalues HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths"
    DeleteRegKey /ifnosubkeys /ifnovalues HKCU "Software\Microsoft\Windows\CurrentVersion\Uninstall"
    DeleteRegKey /ifnosubkeys /ifnovalues HKCU "Software\Classes\Applications"
  ${EndIf}

  ClearErrors
  ${GetOptions} $R0 "/PURGE=" $R1
  ${IfNot} ${Errors}
  ${AndIf} $R1 = 1
    DeleteRegKey HKCU "Software\Keyway\Keyway"
    DeleteRegKey HKCU "Software\Keyway\keyway-cli"
    DeleteRegKey /ifnosubkeys /ifnovalues HKCU "Software\Keyway"
  ${EndIf}
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
