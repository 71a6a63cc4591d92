BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $quiet = @{
        ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems'; WarningAction = 'SilentlyContinue'
        WarningVariable = 'warnings'
    }
}

BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

Describe 'Unlock-AdminUser' {
    BeforeEach {
        $null = Start-AdminSandbox
        $made = 'alice', 'bob' | New-AdminUser -ProgrammaticAccess
        $null = Lock-AdminUser alice -Confirm:$false
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'restores what the lock disabled, and does not change users who are not locked' {
        $unlocked = Get-AdminUser | Unlock-AdminUser

        $unlocked.UserName | Should -Be alice, bob
        $unlocked.Outcome | Should -Be Unlocked, Unchanged
        $alice = Get-AdminUser alice -Detailed
        $alice.AccessKeyDetail.Status | Should -Be Active
        $alice.InlinePolicy | Should -BeNullOrEmpty
        $alice.IsLocked | Should -BeFalse
    }

    It 'denies old sessions with -RevokeSession' -Skip:$noCli {
        $null = Unlock-AdminUser alice -RevokeSession

        (Get-AdminUser alice -Detailed).InlinePolicy | Should -Be AWSRevokeOlderSessions
        $policy = Invoke-AwsCli iam get-user-policy --user-name alice --policy-name AWSRevokeOlderSessions
        $policy.PolicyDocument.Statement.Condition.DateLessThan.'aws:TokenIssueTime' | Should -Not -BeNullOrEmpty
        $secret = [pscredential]::new('x', $made[0].SecretAccessKey).GetNetworkCredential().Password
        { Invoke-AwsCli sts get-caller-identity -AccessKey $made[0].AccessKeyId -SecretKey $secret } |
            Should -Not -Throw
    }

    It 'reports a key that was deleted in the meantime' -Skip:$noCli {
        $null = Invoke-AwsCli iam delete-access-key --user-name alice --access-key-id $made[0].AccessKeyId

        (Unlock-AdminUser alice @quiet).Outcome | Should -Be Unlocked
        "$warnings" | Should -Match $made[0].AccessKeyId
    }

    It 'changes nothing with -WhatIf' {
        (Unlock-AdminUser alice -WhatIf).Outcome | Should -Be WhatIf
        (Get-AdminUser alice -Detailed).IsLocked | Should -BeTrue
    }

    It 'states with -WhatIf only what it would do: <Expected>' -ForEach @(
        @{ Options = @{}; Expected = 'Delete the inline policy AdminIamLock' }
        @{
            Options = @{ RevokeSession = $true }
            Expected = 'Revoke the sessions that were issued before, delete the inline policy AdminIamLock'
        }
    ) {
        $null = New-AdminUser bare | Lock-AdminUser -Confirm:$false

        Get-WhatIfText { Unlock-AdminUser bare @options -WhatIf } |
            Should -Be "What if: Performing the operation ""$Expected"" on target ""bare""."
    }

    It 'does not guess if the lock can no longer be read' -Skip:$noCli {
        $document = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}'
        $null = Invoke-AwsCli iam put-user-policy --user-name alice --policy-name AdminIamLock `
            --policy-document $document

        Unlock-AdminUser alice @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'LockUnreadable InvalidOperation alice'
    }

    It 'suggests similar users for an unknown one, and continues' {
        ('alise', 'alice' | Unlock-AdminUser @quiet).UserName | Should -Be alice
        $problems | Format-Problem | Should -Be 'UserNotFound ObjectNotFound alise'
    }
}
