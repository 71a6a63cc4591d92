BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Get-AdminServiceLinkedRole' {
    BeforeAll {
        $path = Join-Path $TestDrive state.json
        $null = Start-AdminSandbox -Path $path
        $hsm = New-AdminServiceLinkedRole cloudhsm.amazonaws.com -Description 'For HSMs'
        $null = New-AdminServiceLinkedRole autoscaling.amazonaws.com
        $null = New-AdminServiceLinkedRole autoscaling.amazonaws.com -CustomSuffix team
        Stop-AdminSandbox
        # Only the service can use its role, and only an administrator's own role is no service-linked one.
        $uses = Join-Path $TestDrive state.last-used.json
        $state = Get-Content -Raw $uses | ConvertFrom-Json -AsHashtable -DateKind String
        $state.roles = @{ $hsm.RoleId = '2026-01-02T03:04:05Z' }
        $state | ConvertTo-Json -Depth 9 | Set-Content $uses
        $state = Get-Content -Raw $path | ConvertFrom-Json -AsHashtable -DateKind String
        $state.roles += @{
            name = 'Own'; id = 'AROAEXAMPLE1'; path = '/'; created = '2026-01-02T03:04:05Z'
            assumeRolePolicyDocument = '{}'
        }
        $state | ConvertTo-Json -Depth 20 | Set-Content $path
        $null = Start-AdminSandbox -Path $path
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'returns the role of a service with its last use and description' -Skip:$noCli {
        $role = Get-AdminServiceLinkedRole cloudhsm.amazonaws.com

        $found = (Invoke-AwsCli iam get-role --role-name AWSServiceRoleForCloudHSM).Role
        $role.RoleName, $role.Arn | Should -Be $found.RoleName, $found.Arn
        $role.Path, $role.RoleId | Should -Be $found.Path, $found.RoleId
        $role.ServiceName, $role.Description | Should -Be cloudhsm.amazonaws.com, 'For HSMs'
        $role.LastUsedDate | Should -Be ([datetime]::SpecifyKind('2026-01-02T03:04:05', 'Utc'))
        $role.LastUsedRegion | Should -Be us-east-1
        $role.Outcome | Should -BeNullOrEmpty
    }

    It 'takes <Case>' -ForEach @(
        @{ Case = 'no name'; Get = { Get-AdminServiceLinkedRole }; Count = 3 }
        @{ Case = 'a pattern'; Get = { Get-AdminServiceLinkedRole *scaling* }; Count = 2 }
        @{ Case = 'a pattern without matches'; Get = { Get-AdminServiceLinkedRole x* }; Count = 0 }
        @{
            Case = 'a service with several roles'; Count = 2
            Get = { Get-AdminServiceLinkedRole -ServiceName AutoScaling.amazonaws.com }
        }
        @{
            Case = 'text'; Count = 3
            Get = { 'cloudhsm.amazonaws.com', 'autoscaling.amazonaws.com' | Get-AdminServiceLinkedRole }
        }
        @{ Case = 'rows'; Get = { @{ Service = 'cloudhsm.amazonaws.com' } | Get-AdminServiceLinkedRole }; Count = 1 }
        @{ Case = 'roles'; Get = { Get-AdminServiceLinkedRole cloudhsm* | Get-AdminServiceLinkedRole }; Count = 1 }
    ) {
        @(& $Get).Count | Should -Be $Count
    }

    It 'leaves the roles of nobody''s service out, and reads the account once' {
        $before = (Get-AdminSandbox).CallsByAction.GetAccountAuthorizationDetails
        ('*', 'cloudhsm*' | Get-AdminServiceLinkedRole).RoleName | Should -Not -Contain Own

        (Get-AdminSandbox).CallsByAction.GetAccountAuthorizationDetails - $before | Should -Be 1
    }

    It 'reports <Service> as <Id>, and goes on' -ForEach @(
        @{ Service = 'rds.amazonaws.com'; Id = 'RoleNotFound' }
        @{ Service = 'cloudhsm'; Id = 'InvalidServiceName' }
    ) {
        ($Service, 'cloudhsm.amazonaws.com' | Get-AdminServiceLinkedRole @quiet).RoleName |
            Should -Be AWSServiceRoleForCloudHSM

        $problems[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }
}
