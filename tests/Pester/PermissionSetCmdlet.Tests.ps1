BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $deny = @{ Version = '2012-10-17'; Statement = @{ Effect = 'Deny'; Action = 's3:GetObject'; Resource = '*' } }
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'The settings of a permission set' {
    BeforeAll {
        $null = Start-AdminSandbox -Account 'Prod=111122223333' -CallRate 0
    }

    BeforeEach {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $before = [int] (Get-AdminSandbox).CallsByAction['SWBExternalService.CreatePermissionSet']
    }

    It 'are refused before anything is created: <Id>' -ForEach @(
        @{ Id = 'InvalidPermissionSetName'; With = @{ PermissionSetName = 'x' * 33; Policy = @() } }
        @{ Id = 'InvalidPermissionSetName'; With = @{ PermissionSetName = 'with space'; Policy = @() } }
        @{ Id = 'PolicyNotFound'; With = @{ PermissionSetName = 'New'; Policy = 'SecurityAudits' } }
        @{ Id = 'PolicyNotFound'; With = @{ PermissionSetName = 'New'; Policy = 'No'; Ensure = $true } }
        @{ Id = 'InvalidPolicyName'; With = @{ PermissionSetName = 'New'; CustomerManagedPolicy = '/no good' } }
        @{ Id = 'InvalidSessionDuration'; With = @{ PermissionSetName = 'New'; Policy = @(); SessionDuration = 8 } }
        @{
            Id = 'InvalidSessionDuration'
            With = @{ PermissionSetName = 'New'; Policy = @(); SessionDuration = '12:00:01' }
        }
        @{ Id = 'InvalidDescription'; With = @{ PermissionSetName = 'New'; Policy = @(); Description = 'x' * 701 } }
        @{ Id = 'InvalidDescription'; With = @{ PermissionSetName = 'New'; Policy = @(); Description = 'Zażółć' } }
        @{ Id = 'InvalidRelayState'; With = @{ PermissionSetName = 'New'; Policy = @(); RelayState = 'h' * 241 } }
        @{ Id = 'InvalidTag'; With = @{ PermissionSetName = 'New'; Policy = @(); Tag = @{ 'aws:x' = '1' } } }
        @{ Id = 'MalformedPolicyDocument'; With = @{ PermissionSetName = 'New'; InlinePolicy = '{"Version":1}' } }
        @{
            Id = 'PolicyTooLarge'; With = @{
                PermissionSetName = 'New'; InlinePolicy = @{
                    Version = '2012-10-17'
                    Statement = @{ Effect = 'Allow'; Action = 's3:' + 'x' * 10240; Resource = '*' }
                }
            }
        }
        @{ Id = 'QuotaExceeded'; With = @{ PermissionSetName = 'New'; CustomerManagedPolicy = 1..21 } }
        @{
            Id = 'AmbiguousPolicyDocument'
            With = @{ PermissionSetName = 'New'; InlinePolicy = '{}'; InlinePolicyPath = 'policy.json' }
        }
    ) {
        New-AdminPermissionSet @With @quiet

        $problems[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        [int] (Get-AdminSandbox).CallsByAction['SWBExternalService.CreatePermissionSet'] | Should -Be $before
    }

    It 'can be an inline policy in a file' {
        $path = Join-Path $TestDrive inline.json
        ConvertTo-Json $deny | Set-Content -LiteralPath $path

        (New-AdminPermissionSet FromFile -InlinePolicyPath $path).InlinePolicy | ConvertFrom-Json |
            ForEach-Object { $_.Statement.Action } | Should -Be s3:GetObject
    }

    It 'can be more policies than a role has by default, with a warning' {
        $set = New-AdminPermissionSet Many -CustomerManagedPolicy (1..11) -WarningVariable warnings `
            -WarningAction SilentlyContinue

        $set.Outcome | Should -Be Created
        "$warnings" | Should -Match "'Many' has 11 managed policies\. A role can have 10 unless .*quota"
    }
}
