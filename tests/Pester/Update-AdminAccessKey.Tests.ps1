BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')

    function Test-Key($Key) {
        [bool] (Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl -AccessKey $Key.AccessKeyId `
            -SecretKey $Key.SecretAccessKey)
        $null = Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl -AccessKey sandbox -SecretKey sandbox
    }
}

Describe 'Update-AdminAccessKey' {
    BeforeEach {
        $null = Start-AdminSandbox
        'alice', 'bob' | New-AdminUser -GroupName (New-AdminGroup).GroupName | Out-Null
        $old = New-AdminAccessKey alice
    }

    AfterEach {
        Stop-AdminSandbox
        Disconnect-AdminAccount
    }

    It 'creates a key that works and disables the old one' {
        $new = Update-AdminAccessKey alice -Confirm:$false

        $new.Outcome, $new.Status, $new.ReplacedAccessKeyId | Should -Be Created, Active, $old.AccessKeyId
        Test-Key $new | Should -BeTrue
        $keys = Get-AdminAccessKey alice
        ($keys | Where-Object Status -EQ Inactive).AccessKeyId | Should -Be $old.AccessKeyId
        ($keys | Where-Object Status -EQ Active).AccessKeyId | Should -Be $new.AccessKeyId
    }

    It 'removes the old key with -RemoveOld' -Skip:(-not (Test-AwsCli)) {
        $new = Update-AdminAccessKey alice -RemoveOld -Confirm:$false

        (Invoke-AwsCli iam list-access-keys --user-name alice).AccessKeyMetadata.AccessKeyId |
            Should -Be $new.AccessKeyId
    }

    It 'verifies the new key before it changes the old one' {
        $null = Update-AdminAccessKey alice -Confirm:$false

        $calls = (Get-AdminSandbox).CallsByAction
        $calls['GetCallerIdentity'] | Should -BeGreaterThan 1
        (Get-AdminAccessKey alice | Where-Object Status -EQ Active).LastUsedService | Should -Be sts
    }

    It 'replaces the keys from the pipeline' {
        $bobs = New-AdminAccessKey bob
        $new = Get-AdminAccessKey | Update-AdminAccessKey -Confirm:$false

        $new.UserName | Should -Be alice, bob
        $new.ReplacedAccessKeyId | Should -Be $old.AccessKeyId, $bobs.AccessKeyId
    }

    It 'has returned the secret before the old key is disabled' {
        $seen = Update-AdminAccessKey alice -Confirm:$false | ForEach-Object { Get-AdminAccessKey alice }

        $seen.Status | Should -Be Active, Active
        (Get-AdminAccessKey alice).Status | Should -Contain Inactive
    }

    It 'leaves the old key active if a downstream command ends the pipeline' {
        { Update-AdminAccessKey alice -Confirm:$false 6> $null | ForEach-Object { throw 'The disk is full.' } } |
            Should -Throw
        (Get-AdminAccessKey alice).Status | Should -Be Active, Active

        $bobs = New-AdminAccessKey bob
        $new = Update-AdminAccessKey bob -Confirm:$false 6> $null | Select-Object -First 1
        Test-Key $new | Should -BeTrue
        Test-Key $bobs | Should -BeTrue
    }

    It 'leaves the old key active if the file for the new one cannot be written' {
        {
            Update-AdminAccessKey alice -Confirm:$false |
                Export-AdminCredential -Path (Join-Path $TestDrive 'no/such/folder.csv')
        } |
            Should -Throw

        (Get-AdminAccessKey alice).AccessKeyId | Should -Be $old.AccessKeyId
        (Get-AdminAccessKey alice).Status | Should -Be Active
    }

    It 'shows what it would do with -WhatIf and changes nothing' {
        $result = Update-AdminAccessKey alice -WhatIf

        $result.Outcome, $result.ReplacedAccessKeyId | Should -Be WhatIf, $old.AccessKeyId
        (Get-AdminAccessKey alice).AccessKeyId | Should -Be $old.AccessKeyId
    }

    It 'warns after it has replaced the key of the session' {
        $session = $old | Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl
        $new = Update-AdminAccessKey alice -Session $session -RemoveOld -Confirm:$false -WarningVariable warned `
            -WarningAction SilentlyContinue

        "$warned" | Should -Match 'Connect-AdminAccount'
        Test-Key $new | Should -BeTrue
    }

    It 'has nothing to replace for a user without an active key' {
        'bob' | Update-AdminAccessKey -Confirm:$false -ErrorVariable failed -ErrorAction SilentlyContinue
        $null = $old | Disable-AdminAccessKey -Force
        'alice', 'alicia' | Update-AdminAccessKey -Confirm:$false -ErrorVariable +failed -ErrorAction SilentlyContinue

        $failed.FullyQualifiedErrorId | Should -Be @(
            @('NoActiveAccessKey') * 2 + 'UserNotFound' |
                ForEach-Object { "$_,AdminIam.Commands.UpdateAdminAccessKeyCommand" })
    }

    Context 'at the quota of two' {
        BeforeEach {
            $other = New-AdminAccessKey alice
            $null = Test-Key $old
        }

        It 'refuses without -Force, and names the key that would be deleted' {
            Update-AdminAccessKey alice -Confirm:$false -ErrorVariable failed -ErrorAction SilentlyContinue

            $failed[0].FullyQualifiedErrorId | Should -BeLike 'QuotaExceeded,*'
            $failed[0].ErrorDetails.RecommendedAction | Should -Match "-Force to delete $($other.AccessKeyId)"
            @(Get-AdminAccessKey alice).Count | Should -Be 2
        }

        It 'reports that a key that was never used is active, and how to keep it' {
            foreach ($option in @{}, @{ RemoveInactive = $true }) {
                Update-AdminAccessKey alice @option -Confirm:$false -ErrorVariable failed -ErrorAction SilentlyContinue

                $advice = $failed[0].ErrorDetails.RecommendedAction
                $failed[0].FullyQualifiedErrorId | Should -BeLike 'QuotaExceeded,*'
                $advice | Should -Match "$($other.AccessKeyId) is active but was never used"
                $advice | Should -Not -Match 'nothing works with,'
            }
        }

        It 'removes with -RemoveInactive the key that the previous rotation disabled' {
            $null = Remove-AdminAccessKey $other.AccessKeyId -Confirm:$false -Force
            $second = Update-AdminAccessKey alice -Confirm:$false
            $null = Test-Key $second
            Update-AdminAccessKey alice -Confirm:$false -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].ErrorDetails.RecommendedAction |
                Should -Match "$($old.AccessKeyId) is inactive.* -RemoveInactive"

            $third = Update-AdminAccessKey alice -RemoveInactive -Confirm:$false

            $third.ReplacedAccessKeyId | Should -Be $second.AccessKeyId
            $keys = Get-AdminAccessKey alice
            $keys.AccessKeyId | Sort-Object | Should -Be ($second.AccessKeyId, $third.AccessKeyId | Sort-Object)
            ($keys | Where-Object Status -EQ Active).AccessKeyId | Should -Be $third.AccessKeyId
        }

        It 'removes an unused key with -Force' {
            $new = Update-AdminAccessKey alice -Force -Confirm:$false

            $new.ReplacedAccessKeyId | Should -Be $old.AccessKeyId
            (Get-AdminAccessKey alice).AccessKeyId | Sort-Object |
                Should -Be ($old.AccessKeyId, $new.AccessKeyId | Sort-Object)
        }

        It 'removes an inactive key with -Force' {
            $null = Test-Key $other
            $null = $other | Disable-AdminAccessKey
            $new = Update-AdminAccessKey alice -Force -RemoveOld -Confirm:$false

            (Get-AdminAccessKey alice).AccessKeyId | Should -Be $new.AccessKeyId
        }

        It 'never deletes a key in use, even with -Force' {
            $null = Test-Key $other
            Update-AdminAccessKey alice -Force -Confirm:$false -ErrorVariable failed -ErrorAction SilentlyContinue
            Update-AdminAccessKey alice $old.AccessKeyId -Force -Confirm:$false -ErrorVariable +failed `
                -ErrorAction SilentlyContinue

            $failed.FullyQualifiedErrorId | Should -Be @('AmbiguousAccessKey', 'QuotaExceeded' |
                    ForEach-Object { "$_,AdminIam.Commands.UpdateAdminAccessKeyCommand" })
            (Get-AdminAccessKey alice).Status | Should -Be Active, Active
        }
    }

    It 'works if it takes a while until new keys are valid' {
        Stop-AdminSandbox
        $null = Start-AdminSandbox -VisibilityDelay 00:00:02 -Seed 3
        $null = New-AdminUser alice -ProgrammaticAccess
        Start-Sleep -Seconds 2
        $new = Update-AdminAccessKey alice -Confirm:$false

        Test-Key $new | Should -BeTrue
    }
}
