BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $deny = @{ Version = '2012-10-17'; Statement = @{ Effect = 'Deny'; Action = 's3:GetObject'; Resource = '*' } }

    function Get-CallCount([string] $Operation) {
        [int] (Get-AdminSandbox).CallsByAction["SWBExternalService.$Operation"]
    }
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Set-AdminPermissionSet' {
    BeforeEach {
        $null = Start-AdminSandbox -Account 'Prod=111122223333', 'Test=444455556666' -CallRate 0 `
            -AssignmentDuration 00:00:00.010
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $set = New-AdminPermissionSet Operators PowerUserAccess, SecurityAudit -Description Old -Tag @{ Team = 'A' } `
            -RelayState https://example.com
    }

    It 'changes what is named, and nothing else' {
        $changed = Set-AdminPermissionSet operators -SessionDuration 08:00:00 -Tag @{ Cost = '1' } -RemoveTag Team

        $changed.Outcome | Should -Be Updated
        $changed.Change |
            Should -Be 'session duration: 01:00:00 -> 08:00:00', 'tag Team: A -> none', 'tag Cost: none -> 1'
        $read = Get-AdminPermissionSet Operators -Detailed
        $read.SessionDuration.TotalHours, $read.Description, $read.RelayState, $read.Tag.Cost |
            Should -Be 8, Old, https://example.com, 1
        $read.Policy | Sort-Object | Should -Be PowerUserAccess, SecurityAudit
        (Set-AdminPermissionSet Operators -SessionDuration PT8H -Description Old).Outcome | Should -Be Unchanged
    }

    It 'attaches policies, and with -Exact sets exactly those' {
        (Set-AdminPermissionSet Operators -Policy Billing -CustomerManagedPolicy /A -InlinePolicy $deny).Change |
            Should -Be 'policy attached: Billing', 'policy attached: /A', 'inline policy created'
        $want = @{ Policy = 'Billing', 'ViewOnlyAccess'; Exact = $true }
        $text = Get-WhatIfText { Set-AdminPermissionSet Operators @want -WhatIf }
        $text | Should -Match 'policy detached: PowerUserAccess; policy detached: SecurityAudit; policy detached: /A; '

        $exact = Set-AdminPermissionSet Operators @want
        $exact.Policy | Should -Be Billing, ViewOnlyAccess
        $read = Get-AdminPermissionSet Operators -Detailed
        $read.Policy | Sort-Object | Should -Be Billing, ViewOnlyAccess
        $read.CustomerManagedPolicy | Should -BeNullOrEmpty
        $read.InlinePolicy | Should -BeNullOrEmpty
        (Set-AdminPermissionSet Operators @want).Outcome | Should -Be Unchanged
        (Set-AdminPermissionSet Operators -Policy @() -Exact).Change |
            Should -Be 'policy detached: Billing', 'policy detached: ViewOnlyAccess'

        Set-AdminPermissionSet Operators -Exact -SessionDuration 02:00 @quiet
        $problems | Format-Problem | Should -Be 'PolicyRequired InvalidArgument Operators'
    }

    It 'deletes the inline policy, the boundary and the relay state, but not the description' {
        $null = Set-AdminPermissionSet Operators -InlinePolicy $deny -PermissionsBoundary /Boundary
        (Set-AdminPermissionSet Operators -RemoveInlinePolicy -RemovePermissionsBoundary -RelayState '').Change |
            Should -Be 'relay state: https://example.com -> none', 'inline policy deleted',
                'permissions boundary: /Boundary -> none'
        $read = Get-AdminPermissionSet Operators -Detailed
        $read.RelayState, $read.InlinePolicy, $read.PermissionsBoundary | Should -Be $null, $null, $null

        Set-AdminPermissionSet Operators -Description '' @quiet
        $problems | Format-Problem | Should -Be 'InvalidDescription InvalidArgument Operators'
    }

    It 'accepts wildcards and objects, whose own settings are no request' {
        $null = New-AdminPermissionSet Others Billing
        (Set-AdminPermissionSet O* -SessionDuration 03:00).Outcome | Should -Be Updated, Updated
        $exact = Get-AdminPermissionSet Others -Detailed | Set-AdminPermissionSet -CustomerManagedPolicy /A -Exact
        $exact.Change | Should -Be 'policy detached: Billing', 'policy attached: /A'
        Set-AdminPermissionSet Opertors -SessionDuration 03:00 @quiet
        $problems | Format-Problem | Should -Be 'PermissionSetNotFound ObjectNotFound Opertors'
    }

    It 'does not provision a permission set that no account has' {
        $null = Set-AdminPermissionSet Operators -SessionDuration 08:00:00
        Get-CallCount ProvisionPermissionSet | Should -Be 0
    }

    It 'does not provision tags' {
        (Set-AdminPermissionSet Operators -Tag @{ Cost = '1' }).Provisioning | Should -BeNullOrEmpty
    }
}
