# The least that build/installer.nsh needs around it: compiled to see that it is right, where makensis is there.
Unicode true
Name "MediBook Desk"
OutFile "${OUT}"
InstallDir "$TEMP\medibook"
!include LogicLib.nsh
!include MUI2.nsh
Var installMode
!define isUpdated `"" == "x"`
!include "${ROOT}/build/installer.nsh"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "Arabic"
!insertmacro customHeader
Section "install"
  StrCpy $installMode all
  SetShellVarContext all
  !insertmacro customInstall
  WriteUninstaller "$INSTDIR\uninstall.exe"
SectionEnd
Section "un.install"
  StrCpy $installMode all
  SetShellVarContext all
  !insertmacro customUnInstall
SectionEnd
