@{
    RootModule           = 'bin/AdminIam.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = 'b6a1f0de-52b3-4c1f-9c55-6a7d4b8a0c11'
    Author               = 'The AdminIam maintainers'
    CompanyName          = 'AdminIam'
    Copyright            = '(c) The AdminIam maintainers'
    Description          = 'Sets up and looks after the administrators of AWS accounts: groups, users, console passwords, access keys, MFA, tags and sign-in details, at the prompt, from a CSV, or in a runbook.'
    PowerShellVersion    = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions = @('Core', 'Desktop')
    FormatsToProcess     = @('bin/AdminIam.format.ps1xml')
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    # One array, with commas: without them every line is a statement, which takes every import 6 ms more to compile.
    CmdletsToExport      = @(
        'Add-AdminGroupPolicy',
        'Add-AdminIdentityUserToGroup',
        'Add-AdminUserToGroup',
        'Compare-AdminReport',
        'Connect-AdminAccount',
        'Disable-AdminAccessKey',
        'Disable-AdminRootAccess',
        'Disconnect-AdminAccount',
        'Enable-AdminAccessKey',
        'Enable-AdminMfaDevice',
        'Enable-AdminRootAccess',
        'Export-AdminCredential',
        'Export-AdminReport',
        'Get-AdminAccessKey',
        'Get-AdminAccount',
        'Get-AdminAccountAccess',
        'Get-AdminAccountAssignment',
        'Get-AdminCommandPermission',
        'Get-AdminCredentialReport',
        'Get-AdminGroup',
        'Get-AdminGroupMember',
        'Get-AdminIdentityCenter',
        'Get-AdminIdentityGroup',
        'Get-AdminIdentityGroupMember',
        'Get-AdminIdentityUser',
        'Get-AdminMfaDevice',
        'Get-AdminOrganization',
        'Get-AdminOrganizationAccount',
        'Get-AdminPasswordPolicy',
        'Get-AdminPermissionSet',
        'Get-AdminPolicy',
        'Get-AdminPolicyVersion',
        'Get-AdminRootAccess',
        'Get-AdminRootCredential',
        'Get-AdminSandbox',
        'Get-AdminServiceLinkedRole',
        'Get-AdminUser',
        'Invoke-AdminOrganizationCommand',
        'Lock-AdminIdentityUser',
        'Lock-AdminUser',
        'New-AdminAccessKey',
        'New-AdminAccountAssignment',
        'New-AdminGroup',
        'New-AdminIdentityGroup',
        'New-AdminIdentityUser',
        'New-AdminMfaDevice',
        'New-AdminPermissionSet',
        'New-AdminPolicy',
        'New-AdminServiceLinkedRole',
        'New-AdminSignInMessage',
        'New-AdminUser',
        'Remove-AdminAccessKey',
        'Remove-AdminAccountAlias',
        'Remove-AdminAccountAssignment',
        'Remove-AdminGroup',
        'Remove-AdminGroupPolicy',
        'Remove-AdminIdentityGroup',
        'Remove-AdminIdentityUser',
        'Remove-AdminIdentityUserFromGroup',
        'Remove-AdminMfaDevice',
        'Remove-AdminPasswordPolicy',
        'Remove-AdminPermissionSet',
        'Remove-AdminPolicy',
        'Remove-AdminRootCredential',
        'Remove-AdminServiceLinkedRole',
        'Remove-AdminUser',
        'Remove-AdminUserFromGroup',
        'Remove-AdminUserPassword',
        'Repair-AdminAccount',
        'Restore-AdminRootCredential',
        'Set-AdminAccountAlias',
        'Set-AdminGroup',
        'Set-AdminIdentityGroup',
        'Set-AdminIdentityUser',
        'Set-AdminPasswordPolicy',
        'Set-AdminPermissionSet',
        'Set-AdminPolicy',
        'Set-AdminUser',
        'Set-AdminUserPassword',
        'Start-AdminSandbox',
        'Stop-AdminSandbox',
        'Test-AdminAccount', 'Test-AdminPermission',
        'Unlock-AdminIdentityUser',
        'Unlock-AdminUser',
        'Update-AdminAccessKey'
    )
    # There is no HelpInfoURI: the help is part of the module, so Update-Help has nothing to download.
    PrivateData          = @{
        PSData = @{
            # There is no Prerelease: a version below 1.0 already shows that the interface can change, and a prerelease can
            # neither be named in RequiredModules nor imported from the Gallery into Azure Automation.
            Tags = @('AWS', 'IAM', 'Administrator', 'Security', 'PSEdition_Core', 'PSEdition_Desktop')
            LicenseUri = 'https://github.com/AdminIam/AdminIam/blob/main/LICENSE'
            ProjectUri = 'https://github.com/AdminIam/AdminIam'
            IconUri = 'https://raw.githubusercontent.com/AdminIam/AdminIam/main/docs/images/icon.png'
            # The build replaces this by the section of the changelog about the version.
            ReleaseNotes = 'https://github.com/AdminIam/AdminIam/blob/main/CHANGELOG.md'
        }
    }
}
