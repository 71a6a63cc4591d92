BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    Import-Module (Join-Path $PSScriptRoot 'FullUser.psm1')
    $quiet = @{ Confirm = $false; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
}

Describe 'Lock-AdminUser' {
    BeforeEach {
        $null = Start-AdminSandbox
        $null = New-AdminGroup
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'disables every credential, and Unlock-AdminUser restores an equal state' -Skip:$noCli {
        $null = Start-AdminSandbox -Path (Join-Path $TestDrive 'equal.json')
        $null = New-FullUser
        $before = Get-FullUserState

        (Lock-AdminUser alice -Confirm:$false).Outcome | Should -Be Locked

        $locked = Get-FullUserState
        $before | Should -Match '"Status": "Active"'
        $locked | Should -Not -Match '"Status": "Active"'
        $locked | Should -Match 'AdminIamLock'
        (Unlock-AdminUser alice).Outcome | Should -Be Unlocked
        Get-FullUserState | Should -Be $before
    }

    It 'denies the keys, and the sessions that were created with them' -Skip:$noCli {
        $null = Start-AdminSandbox -Path (Join-Path $TestDrive 'session.json')
        $alice = New-FullUser
        $keys = @{ AccessKey = $alice.AccessKeyId; SecretKey = $alice.SecretAccessKey }
        $credentials = (Invoke-AwsCli sts get-session-token --serial-number $alice.SerialNumber `
            --token-code $alice.NextMfaCode @keys).Credentials
        $url = (Get-AdminSandbox).EndpointUrl
        $session = Connect-AdminAccount -AccessKey $credentials.AccessKeyId -SessionToken $credentials.SessionToken `
            -EndpointUrl $url -SecretKey (
                ConvertTo-SecureString $credentials.SecretAccessKey -AsPlainText -Force)
        $root = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
        (Get-AdminUser alice -Session $session).UserName | Should -Be alice

        $null = Lock-AdminUser alice -Session $root -Confirm:$false

        { Invoke-AwsCli iam list-users @keys } | Should -Throw '*InvalidClientTokenId*'
        { Get-AdminUser alice -Session $session -ErrorAction Stop } | Should -Throw '*explicit deny*'
        $null = Unlock-AdminUser alice -Session $root
        { Invoke-AwsCli iam list-users @keys } | Should -Not -Throw
    }

    Context 'with users who have keys' {
        BeforeEach {
            $made = @{}
            'alice', 'bob', 'carl' | New-AdminUser -GroupName Administrators -ProgrammaticAccess -GeneratePassword |
                ForEach-Object { $made[$_.UserName] = $_ }
            $url = (Get-AdminSandbox).EndpointUrl
        }

        It 'denies everything even if a key is enabled again' -Skip:$noCli {
            $null = Lock-AdminUser alice -Confirm:$false
            $secret = [pscredential]::new('x', $made.alice.SecretAccessKey).GetNetworkCredential().Password
            $null = Invoke-AwsCli iam update-access-key --user-name alice --access-key-id $made.alice.AccessKeyId `
                --status Active

            { Invoke-AwsCli iam list-users -AccessKey $made.alice.AccessKeyId -SecretKey $secret } |
                Should -Throw '*explicit deny*'
            (Lock-AdminUser alice -Confirm:$false).Outcome | Should -Be Locked
            (Get-AdminUser alice -Detailed).AccessKeyDetail.Status | Should -Be Inactive
        }

        It 'disables the keys of all users before it completes any of them' {
            $seen = 'alice', 'bob' | Lock-AdminUser -Confirm:$false -ThrottleLimit 1 |
                ForEach-Object { (Get-AdminUser bob -Detailed).AccessKeyDetail.Status }

            $seen | Should -Be Inactive, Inactive
        }

        It 'does not change a locked user' {
            $null = Lock-AdminUser alice -Confirm:$false

            (Lock-AdminUser alice -Confirm:$false).Outcome | Should -Be Unchanged
            $null = Unlock-AdminUser alice
            (Get-AdminUser alice -Detailed).AccessKeyDetail.Status | Should -Be Active
        }

        It 'locks users from the pipeline, each once, but not the last administrator' {
            $locked = 'alice', 'ALICE', 'bob', 'carl' | Lock-AdminUser @quiet

            $locked.UserName | Should -Be alice, bob
            $problems | Format-Problem | Should -Be 'LastAdministrator InvalidOperation carl'
            (Get-AdminUser -Detailed | Where-Object IsLocked).UserName | Should -Be alice, bob
            (Lock-AdminUser carl -Force -Confirm:$false).Outcome | Should -Be Locked
        }

        It 'does not lock the caller' {
            $null = Connect-AdminAccount -AccessKey $made.alice.AccessKeyId -SecretKey $made.alice.SecretAccessKey `
                -EndpointUrl $url

            Lock-AdminUser ALICE @quiet | Should -BeNullOrEmpty
            $problems | Format-Problem | Should -Be 'CallerLockout InvalidOperation ALICE'
        }

        It 'locks all users except the caller with -All' {
            $null = Connect-AdminAccount -AccessKey $made.alice.AccessKeyId -SecretKey $made.alice.SecretAccessKey `
                -EndpointUrl $url

            (Lock-AdminUser -All -Confirm:$false).UserName | Should -Be bob, carl
            (Get-AdminUser -Detailed | Where-Object IsLocked).UserName | Should -Be bob, carl
        }

        It 'locks all users with -All if the root user is the caller' {
            (Lock-AdminUser -All -Confirm:$false).UserName | Should -Be alice, bob, carl
        }

        It 'deletes the password with -RemovePassword, and warns that it cannot be restored' {
            $null = Lock-AdminUser alice -RemovePassword -Confirm:$false
            (Get-AdminUser alice -Detailed).HasPassword | Should -BeFalse

            $null = Unlock-AdminUser alice -WarningVariable warnings -WarningAction SilentlyContinue
            "$warnings" | Should -Match 'cannot be restored'
        }

        It 'changes nothing with -WhatIf' {
            $before = (Get-AdminSandbox).CallsByAction

            (Get-AdminUser | Lock-AdminUser -WhatIf -Force).Outcome | Should -Be WhatIf, WhatIf, WhatIf

            $after = (Get-AdminSandbox).CallsByAction
            $after.Keys | Where-Object { $_ -notmatch '^(Get|List)' -and $after[$_] -ne $before[$_] } |
                Should -BeNullOrEmpty
        }

        It 'suggests similar users for an unknown one, and continues' {
            (('alise', 'bob' | Lock-AdminUser @quiet).UserName) | Should -Be bob
            $problems | Format-Problem | Should -Be 'UserNotFound ObjectNotFound alise'
            "$problems" | Should -Match "'alice'"
        }

        It 'locks the users that a pattern matches' {
            (Lock-AdminUser '[ab]*' -Confirm:$false).UserName | Should -Be alice, bob
            (Get-AdminUser -Detailed | Where-Object IsLocked).UserName | Should -Be alice, bob
        }

        It 'skips the caller in a pattern, warns once, and locks the others' {
            $null = Connect-AdminAccount -AccessKey $made.alice.AccessKeyId -SecretKey $made.alice.SecretAccessKey `
                -EndpointUrl $url

            $locked = Lock-AdminUser 'a*', '*' @quiet -WarningVariable warnings -WarningAction SilentlyContinue

            $locked.UserName | Should -Be bob, carl
            $problems | Should -BeNullOrEmpty
            @($warnings).Count | Should -Be 1
            "$warnings" | Should -Match "'alice' was skipped"
        }
    }
}
