; The Windows installer, for one user: iscc bundle\netdesk.iss, after pyinstaller build.spec.
; https://jrsoftware.org/ishelp/

#define Version "0.1.0"
#define AppId "org.netdesk.netdesk"

[Setup]
AppId={#AppId}
AppName=NetDesk
AppVersion={#Version}
AppPublisher=NetDesk contributors
PrivilegesRequired=lowest
DefaultDirName={autopf}\NetDesk
DefaultGroupName=NetDesk
DisableProgramGroupPage=yes
ChangesAssociations=yes
LicenseFile=..\LICENSE
SetupIconFile=..\resources\icons\netdesk.ico
UninstallDisplayIcon={app}\netdesk.exe
SourceDir=.
OutputDir=..\dist
OutputBaseFilename=netdesk-{#Version}-setup
ArchitecturesInstallIn64BitMode=x64compatible

[Files]
Source: "..\dist\netdesk\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\NetDesk"; Filename: "{app}\netdesk.exe"; AppUserModelID: "{#AppId}"

[Registry]
; NetDesk is offered for vCards ("Open with"), and never takes the file type over.
Root: HKCU; Subkey: "Software\Classes\{#AppId}.vcf"; ValueType: string; ValueData: "Contact card"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\{#AppId}.vcf\DefaultIcon"; ValueType: string; ValueData: "{app}\netdesk.exe,0"
Root: HKCU; Subkey: "Software\Classes\{#AppId}.vcf\shell\open\command"; ValueType: string; ValueData: """{app}\netdesk.exe"" ""%1"""
Root: HKCU; Subkey: "Software\Classes\.vcf\OpenWithProgids"; ValueType: string; ValueName: "{#AppId}.vcf"; ValueData: ""; Flags: uninsdeletevalue
; The buttons of a notification open netdesk://done/ID and the like.
Root: HKCU; Subkey: "Software\Classes\netdesk"; ValueType: string; ValueData: "URL:NetDesk"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\netdesk"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\netdesk\shell\open\command"; ValueType: string; ValueData: """{app}\netdesk.exe"" ""%1"""

[Run]
Filename: "{app}\netdesk.exe"; Description: "Start NetDesk"; Flags: nowait postinstall skipifsilent
