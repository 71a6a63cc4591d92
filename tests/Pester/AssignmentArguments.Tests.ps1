BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $center = @{
        Account = 'Workloads/Live/Prod=111122223333', 'Workloads/Test=444455556666', 'Audit=777788889999',
            'Twin=222233334444', 'Twin=333344445555'
        CallRate = 0
        AssignmentDuration = [timespan]::FromMilliseconds(50)
    }

    function Get-CallCount([string] $Operation) {
        [int] (Get-AdminSandbox).CallsByAction["SWBExternalService.$Operation"]
    }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'The names of an assignment' {
    BeforeEach {
        $null = Start-AdminSandbox @center
        $null = New-AdminPermissionSet Admins, Readers @()
        $null = New-AdminIdentityGroup Team, Auditors
        $null = New-AdminIdentityUser alice, bob -GivenName A -FamilyName B
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems'; WarningAction = 'SilentlyContinue' }
    }

    It 'are all found before a request of the record is sent' {
        New-AdminAccountAssignment Admin, Readers Prood, Twin -GroupName Teem, Team @quiet | Should -BeNullOrEmpty

        $problems | Format-Problem | Should -Be @(
            'PermissionSetNotFound ObjectNotFound Admin', 'IdentityGroupNotFound ObjectNotFound Teem',
            'AccountNotFound ObjectNotFound Prood', 'AmbiguousAccount InvalidArgument Twin')
        "$($problems[2].ErrorDetails.RecommendedAction)" | Should -BeLike "*'Prod'*"
        "$($problems[3])" | Should -BeLike '*222233334444, 333344445555*'
        Get-CallCount CreateAccountAssignment | Should -Be 0
    }

    It 'names everything once' {
        $created = New-AdminAccountAssignment Admins, ADMINS Prod, 111122223333, P* -GroupName Team, team

        @($created).Count | Should -Be 1
    }
}
