BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $null = Start-AdminSandbox
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Disconnect-AdminAccount' {
    It 'removes the session, and leaves one in a variable usable' {
        $kept = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl (Get-AdminSandbox).EndpointUrl
        Disconnect-AdminAccount | Should -BeNullOrEmpty

        $nowhere = @{
            AWS_CONFIG_FILE = '/nonexistent'
            AWS_SHARED_CREDENTIALS_FILE = '/nonexistent'
            AWS_ACCESS_KEY_ID = $null
            AWS_PROFILE = $null
            AWS_EC2_METADATA_DISABLED = 'true'
        }
        $problem = Use-Environment $nowhere { { Get-AdminAccount } | Should -Throw -PassThru }
        $problem | Format-Problem | Should -Be 'NoCredentials AuthenticationError'
        (Get-AdminAccount -Session $kept).AccountId | Should -Be '123456789012'
    }

    It 'does nothing without a session' {
        { Disconnect-AdminAccount -ErrorAction Stop } | Should -Not -Throw
    }
}
