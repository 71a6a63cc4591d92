<#
.SYNOPSIS
Makes administrators of admins.csv in a sandbox: no AWS account is needed and none is touched.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')

$people = Join-Path $PSScriptRoot 'admins.csv'
$folder = Join-Path ([IO.Path]::GetTempPath()) "adminiam-demo-$PID"
$credentials = Join-Path $folder 'credentials.csv'
$null = New-Item -ItemType Directory -Path $folder

# The CSV has rows that cannot be done, as CSVs do: they are reported, and the others go on.
$onError = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }

'A sandbox takes the place of an AWS account:'
Start-AdminSandbox | Format-Table | Out-Host

try {
    'The group, with the AdministratorAccess policy:'
    New-AdminGroup | Format-Table | Out-Host

    "The people of $(Resolve-Path -Relative $people):"
    Import-Csv $people |
        New-AdminUser -GroupName Administrators -GeneratePassword @onError |
        Tee-Object -Variable users |
        Export-AdminCredential -Path $credentials
    $users | Format-Table | Out-Host

    'Rows that were not done:'
    $problems | ForEach-Object { "  $($_.TargetObject): $_ [$($_.FullyQualifiedErrorId.Split(',')[0])]" }
    ''
    "Credentials, for their owner's eyes only: $credentials"
    ''
    'The same again with -Ensure, which makes only what is missing:'
    Import-Csv $people |
        New-AdminUser -GroupName Administrators -GeneratePassword -Ensure @onError |
        Format-Table UserName, Outcome | Out-Host
}
finally {
    Stop-AdminSandbox
}
