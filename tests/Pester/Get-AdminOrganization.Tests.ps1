BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'SandboxOrganization.psm1')
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Get-AdminOrganization' {
    It 'shows the management account, trusted access, and the services of delegated administrators' {
        Start-SandboxOrganization -Account Prod=111122223333, Audit=444455556666 -State {
            param($organization)
            $organization.serviceAccess['access-analyzer.amazonaws.com'] = '2026-01-02T03:04:05Z'
            $organization.delegatedAdministrators = @(
                'sso', 'access-analyzer' | ForEach-Object {
                    @{
                        accountId = '444455556666'; servicePrincipal = "$_.amazonaws.com"
                        enabled = '2026-01-02T03:04:05Z'
                    }
                })
        }

        $organization = Get-AdminOrganization

        $organization.OrganizationId | Should -Match '^o-[a-z0-9]{10}$'
        $organization.Arn | Should -Be (
            "arn:aws:organizations::123456789012:organization/$($organization.OrganizationId)")
        $organization.ManagementAccountId | Should -Be 123456789012
        $organization.ManagementAccountName | Should -Be Management
        $organization.ManagementAccountEmail | Should -Be aws-123456789012@example.com
        $organization.FeatureSet | Should -Be ALL
        $organization.TrustedService | Should -Be access-analyzer.amazonaws.com, sso.amazonaws.com
        $organization.DelegatedAdministrator | Should -HaveCount 1
        $organization.DelegatedAdministrator.AccountName | Should -Be Audit
        $organization.DelegatedAdministrator.ServiceName | Should -Be access-analyzer.amazonaws.com, sso.amazonaws.com
        "$($organization.DelegatedAdministrator)" |
            Should -Be '444455556666 Audit: access-analyzer.amazonaws.com, sso.amazonaws.com'
    }

    It 'has no values for what a member account cannot read' {
        Start-SandboxOrganization -Account Prod=111122223333 -State {
            param($organization)
            $organization.managementAccountId = '111122223333'
        }

        $organization = Get-AdminOrganization

        $organization.ManagementAccountId | Should -Be 111122223333
        $organization.ManagementAccountEmail | Should -Be aws-111122223333@example.com
        $organization.ManagementAccountName | Should -BeNullOrEmpty
        $null -eq $organization.TrustedService | Should -BeTrue
        $null -eq $organization.DelegatedAdministrator | Should -BeTrue
        Get-AdminOrganizationAccount -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'AccessDenied,*'
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike 'Only the management account *'
    }

    It 'is an error in an account without an organization' {
        $null = Start-AdminSandbox

        { Get-AdminOrganization -ErrorAction Stop } | Should -Throw -ErrorId 'NoOrganization,*'
        { Get-AdminOrganizationAccount -ErrorAction Stop } | Should -Throw -ErrorId 'NoOrganization,*'
        $Error[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }
}
