# What the Windows installer does beyond what electron-builder makes of electron-builder.yml: the folder that all users
# of a computer share, and the question what shall become of the clinic's data when the program goes.

# Read by src/main/data-folder.ts.
!define MACHINE_WIDE_MARK "machine-wide.txt"
!define DATA_NAME "MediBook Desk"

!macro customHeader
  LangString askForData ${LANG_ENGLISH} "Shall the clinic's data be deleted, too?$\r$\n$\r$\nThis cannot be undone. All patients, bookings and backups in this folder would be gone:"
  LangString askForData ${LANG_GERMAN} "Sollen auch die Daten der Praxis gelöscht werden?$\r$\n$\r$\nDas lässt sich nicht rückgängig machen. Alle Patienten, Buchungen und Sicherungen in diesem Ordner wären verloren:"
  LangString askForData ${LANG_ARABIC} "هل تُحذف بيانات العيادة أيضًا؟$\r$\n$\r$\nلا يمكن التراجع عن ذلك. سيُفقد كل ما في هذا المجلد من مرضى وحجوزات ونسخ احتياطية:"
  LangString noSharedFolder ${LANG_ENGLISH} "The folder that this computer's users share could not be prepared, so each of them will have a clinic of their own. Run the installer again as an administrator."
  LangString noSharedFolder ${LANG_GERMAN} "Der gemeinsame Ordner der Benutzer dieses Computers konnte nicht eingerichtet werden; jeder hat daher eine eigene Praxis. Führen Sie das Installationsprogramm noch einmal als Administrator aus."
  LangString noSharedFolder ${LANG_ARABIC} "تعذّر إعداد المجلد المشترك بين مستخدمي هذا الحاسوب، فستكون لكل منهم عيادته. شغّل برنامج التثبيت من جديد كمسؤول."
!macroend

# $0: the folder with the clinic's data. For all users that is %PROGRAMDATA%, for one the local and never the roaming one.
!macro findData
  ${if} $installMode == "all"
    StrCpy $0 "$APPDATA\${DATA_NAME}"
  ${else}
    StrCpy $0 "$LOCALAPPDATA\${DATA_NAME}"
  ${endif}
!macroend

!macro customInstall
  ${if} $installMode == "all"
    Push $0
    Push $1
    !insertmacro findData
    CreateDirectory "$0"
    # Nothing is inherited: the system and administrators have it all, the users of this computer read, write and delete.
    # Groups go by their numbers, for their names are translated.
    nsExec::ExecToLog '"$SYSDIR\icacls.exe" "$0" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)M'
    Pop $1
    ${if} $1 == "0"
      FileOpen $1 "$INSTDIR\${MACHINE_WIDE_MARK}" w
      FileWrite $1 "All users of this computer share one clinic.$\r$\n"
      FileClose $1
    ${else}
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(noSharedFolder)" /SD IDOK
    ${endif}
    Pop $1
    Pop $0
  ${endif}
!macroend

# The data stays unless somebody says otherwise: never without being asked, and never for a new version.
!macro customUnInstall
  ${ifNot} ${isUpdated}
  ${andIfNot} ${Silent}
    Push $0
    !insertmacro findData
    ${if} ${FileExists} "$0\clinic.db"
      MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(askForData)$\r$\n$0" /SD IDNO IDNO keepData
      RMDir /r "$0"
      keepData:
    ${endif}
    Pop $0
  ${endif}
!macroend
