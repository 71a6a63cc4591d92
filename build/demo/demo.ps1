<#
.SYNOPSIS
Creates administrators in a sandbox, those of admins.csv in IAM and those of people.csv in IAM Identity Center, and
protects member accounts: no AWS account is needed, and none is contacted.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
# Nothing here may contact AWS, regardless of the profiles and variables of the person who runs it.
$env:AWS_ENDPOINT_URL = 'http://127.0.0.1:1'
$env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = 'dummy'
Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')

$people = Join-Path $PSScriptRoot 'admins.csv'
$folder = Join-Path ([IO.Path]::GetTempPath()) "adminiam-demo-$PID"
$credentials = Join-Path $folder 'credentials.csv'
$null = New-Item -ItemType Directory -Path $folder

# Like real files, the CSV contains invalid rows. They are reported, and the other rows are processed.
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

    'Rows that could not be processed:'
    $problems | ForEach-Object { "  $($_.TargetObject): $_ [$($_.FullyQualifiedErrorId.Split(',')[0])]" }
    ''
    "Credentials, for their owner's eyes only: $credentials"
    ''
    'The same again with -Ensure, which creates only what is missing:'
    Import-Csv $people |
        New-AdminUser -GroupName Administrators -GeneratePassword -Ensure @onError |
        Format-Table UserName, Outcome | Out-Host

    $staff = Join-Path $PSScriptRoot 'people.csv'
    "The people of $(Resolve-Path -Relative $staff) in IAM Identity Center, as administrators of two accounts:"
    Stop-AdminSandbox
    $null = Start-AdminSandbox -Account 'Workloads/Prod=111122223333', 'Workloads/Test=444455556666'
    $group = New-AdminIdentityGroup Administrators
    Import-Csv $staff | New-AdminIdentityUser -GroupName $group.GroupName | Format-Table | Out-Host
    $set = New-AdminPermissionSet AdministratorAccess -Policy AdministratorAccess -SessionDuration 4:00
    $group | New-AdminAccountAssignment -PermissionSetName $set.PermissionSetName -Account /Workloads |
        Format-Table | Out-Host
    'Who is administrator where:'
    Get-AdminAccountAccess -PermissionSetName AdministratorAccess | Format-Table | Out-Host

    'An administrators group in every member account, and no credentials of their root users:'
    $null = New-AdminGroup
    $null = New-AdminUser operator Administrators -ProgrammaticAccess |
        Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl
    $accounts = Get-AdminOrganizationAccount -OrganizationalUnit /Workloads
    $accounts | Invoke-AdminOrganizationCommand { New-AdminGroup -Ensure } | Sort-Object AccountName |
        Format-Table AccountName, GroupName, Outcome | Out-Host
    $null = Enable-AdminRootAccess
    $accounts | Remove-AdminRootCredential -Confirm:$false | Format-Table | Out-Host
}
finally {
    Stop-AdminSandbox
}
