BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    # moto responds to unsupported operations with 500 and an HTML page.
    $python = Get-PythonWith moto.server
    $noMoto = -not $python
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'An endpoint that lacks ListServiceSpecificCredentials (moto)' -Skip:$noMoto `
    -ForEach @{ Python = $python } {
    BeforeAll {
        $moto = Start-Moto $Python
        $null = Connect-AdminAccount -AccessKey testing -SecretKey testing -EndpointUrl $moto.Url -Region us-east-1
    }

    AfterAll {
        Stop-Moto $moto
        Disconnect-AdminAccount
    }

    BeforeEach {
        $names = 1..2 | ForEach-Object { "u$([guid]::NewGuid().ToString('n'))" }
        $null = $names | New-AdminUser -ProgrammaticAccess
    }

    It 'locks users as far as possible, and the outcome is not Locked' {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $locked = $names | Lock-AdminUser -Confirm:$false -WarningVariable warnings -WarningAction SilentlyContinue

        $clock.Elapsed.TotalSeconds | Should -BeLessThan 15
        $locked.Outcome | Should -Be Incomplete, Incomplete
        @($warnings).Count | Should -Be 2
        "$warnings" | Should -Match 'service-specific credentials.*could not be checked.*ListServiceSpecificCredentials'
        ($names | Get-AdminAccessKey).Status | Should -Be Inactive, Inactive
        ($names | Unlock-AdminUser).Outcome | Should -Be Unlocked, Unlocked
        ($names | Get-AdminAccessKey).Status | Should -Be Active, Active
    }

    It 'removes users, with one warning' {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $names | Remove-AdminUser -Confirm:$false -WarningVariable warnings -WarningAction SilentlyContinue

        $clock.Elapsed.TotalSeconds | Should -BeLessThan 15
        @($warnings).Count | Should -Be 1
        "$warnings" | Should -Match 'ListServiceSpecificCredentials'
        (Get-AdminUser).UserName | Where-Object { $_ -in $names } | Should -BeNullOrEmpty
    }

    It 'protects its last administrator' {
        # moto has no AWS managed policies unless it is configured to load them.
        $null = New-AdminPolicy Power ('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*",' +
            '"Resource":"*"}]}')
        $null = New-AdminGroup Managers -Policy Power
        $null = Add-AdminUserToGroup $names[0] Managers

        Remove-AdminUser $names[0] -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems | Format-Problem | Should -Be "LastAdministrator InvalidOperation $($names[0])"
    }
}
