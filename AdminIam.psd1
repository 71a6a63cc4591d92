@{
    RootModule           = 'bin/AdminIam.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = 'b6a1f0de-52b3-4c1f-9c55-6a7d4b8a0c11'
    Author               = 'The AdminIam maintainers'
    CompanyName          = 'AdminIam'
    Copyright            = '(c) The AdminIam maintainers'
    Description          = 'Sets up and looks after the administrators of AWS accounts: groups, users, console passwords, access keys, MFA, tags and sign-in details, at the prompt, from a CSV, or in a runbook.'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Core', 'Desktop')
    FormatsToProcess     = @('bin/AdminIam.format.ps1xml')
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    CmdletsToExport      = @(
        'Add-AdminGroupPolicy'
        'Add-AdminUserToGroup'
        'Connect-AdminAccount'
        'Disconnect-AdminAccount'
        'Export-AdminCredential'
        'Get-AdminAccount'
        'Get-AdminGroup'
        'Get-AdminGroupMember'
        'Get-AdminPolicy'
        'Get-AdminSandbox'
        'Get-AdminUser'
        'New-AdminGroup'
        'New-AdminPolicy'
        'New-AdminServiceLinkedRole'
        'New-AdminUser'
        'Remove-AdminAccountAlias'
        'Remove-AdminGroup'
        'Remove-AdminGroupPolicy'
        'Remove-AdminPolicy'
        'Remove-AdminUser'
        'Remove-AdminUserFromGroup'
        'Set-AdminAccountAlias'
        'Set-AdminGroup'
        'Set-AdminPolicy'
        'Set-AdminUser'
        'Start-AdminSandbox'
        'Stop-AdminSandbox'
    )
    PrivateData          = @{
        PSData = @{
            Tags = @('AWS', 'IAM', 'Administrator', 'Security', 'PSEdition_Core', 'PSEdition_Desktop')
        }
    }
}
