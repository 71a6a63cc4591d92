BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Stop-AdminSandbox' {
    AfterEach {
        Stop-AdminSandbox
    }

    It 'stops responding and removes its session' {
        $sandbox = Start-AdminSandbox
        Stop-AdminSandbox | Should -BeNullOrEmpty

        $sandbox.IsRunning | Should -BeFalse
        Get-AdminSandbox | Should -BeNullOrEmpty
        { Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $sandbox.EndpointUrl } |
            Should -Throw -ErrorId 'EndpointUnreachable,*'
    }

    It 'does nothing if none is running' {
        { Stop-AdminSandbox -ErrorAction Stop } | Should -Not -Throw
    }

    It 'does not stop it with -WhatIf' {
        $sandbox = Start-AdminSandbox
        Stop-AdminSandbox -WhatIf

        $sandbox.IsRunning | Should -BeTrue
    }
}
