BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Get-AdminRootAccess' {
    It 'returns the features and the delegated administrators of IAM' {
        $null = Start-AdminSandbox -Account 'Prod=111122223333', 'Security=444455556666' -CallRate 0
        $null = Enable-AdminRootAccess RootCredentialsManagement
        $null = Invoke-AwsCli organizations register-delegated-administrator --account-id 444455556666 `
            --service-principal iam.amazonaws.com

        $access = Get-AdminRootAccess

        $access.OrganizationId | Should -Match '^o-'
        $access.RootCredentialsManagement | Should -BeTrue
        $access.RootSessions | Should -BeExactly $false
        $access.TrustedAccess | Should -BeTrue
        $access.DelegatedAdministratorId | Should -Be 444455556666
        $access.Outcome | Should -BeNullOrEmpty
    } -Skip:(-not (Test-AwsCli))

    It 'says that the account has no organization' {
        $null = Start-AdminSandbox

        { Get-AdminRootAccess -ErrorAction Stop } | Should -Throw -ErrorId 'NoOrganization,*'
        $Error[0].ErrorDetails.RecommendedAction | Should -BeLike '*AWS Organizations console*'
    }

    It 'leaves the delegated administrators empty if the caller may not read them' {
        $null = Start-AdminSandbox -Account 'Prod=111122223333' -CallRate 0
        $null = Enable-AdminRootAccess
        $policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:*","Resource":"*"}]}'
        $null = New-AdminGroup Iam (New-AdminPolicy Iam $policy)
        $session = New-AdminUser ann Iam -ProgrammaticAccess |
            Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl

        $access = Get-AdminRootAccess -Session $session

        $access.RootSessions | Should -BeTrue
        $access.DelegatedAdministratorId | Should -BeExactly $null
    }
}
