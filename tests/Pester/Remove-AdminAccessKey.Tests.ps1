BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Remove-AdminAccessKey' {
    BeforeEach {
        $null = Start-AdminSandbox
        $null = New-AdminUser alice -GroupName (New-AdminGroup).GroupName
        $null = New-AdminUser other -GroupName Administrators -GeneratePassword
        $first, $second = 1..2 | ForEach-Object { New-AdminAccessKey alice }
    }

    AfterEach {
        Stop-AdminSandbox
        Disconnect-AdminAccount
    }

    It 'removes a key by its id alone' {
        Remove-AdminAccessKey $first.AccessKeyId -Confirm:$false

        (Get-AdminAccessKey alice).AccessKeyId | Should -Be $second.AccessKeyId
    }

    It 'removes keys from Get-AdminAccessKey' -Skip:(-not (Test-AwsCli)) {
        Get-AdminAccessKey alice | Remove-AdminAccessKey -Confirm:$false

        (Invoke-AwsCli iam list-access-keys --user-name alice).AccessKeyMetadata | Should -BeNullOrEmpty
    }

    It 'removes the keys of a user by pattern' {
        Remove-AdminAccessKey * -UserName alice -Confirm:$false

        Get-AdminAccessKey alice | Should -BeNullOrEmpty
    }

    It 'removes nothing with -WhatIf' {
        Get-AdminAccessKey alice | Remove-AdminAccessKey -WhatIf

        @(Get-AdminAccessKey alice).Count | Should -Be 2
    }

    It 'refuses the key of the session without -Force' {
        $session = $first | Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl
        Remove-AdminAccessKey $first.AccessKeyId -Session $session -Confirm:$false -ErrorVariable failed `
            -ErrorAction SilentlyContinue

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'AccessKeyInUse,*'
        Remove-AdminAccessKey $first.AccessKeyId -Session $session -Confirm:$false -Force
        $root = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl (Get-AdminSandbox).EndpointUrl
        (Get-AdminAccessKey alice -Session $root).AccessKeyId | Should -Be $second.AccessKeyId
    }

    It 'suggests similar users for an unknown one' {
        Remove-AdminAccessKey * -UserName alcie -Confirm:$false -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'UserNotFound,*'
        "$($failed[0])" | Should -Match "'alice'"
    }
}
