BeforeDiscovery {
    $python = Get-Command python3, python -CommandType Application -ErrorAction Ignore |
        Where-Object { $null = & $_.Source -c 'import boto3' 2>&1; $LASTEXITCODE -eq 0 } |
        Select-Object -First 1
    $noBoto = -not $python
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Get-AdminAccountAccess' {
    BeforeAll {
        $null = Start-AdminSandbox -Account Workloads/Prod=111122223333, Test=444455556666 -CallRate 0 `
            -AssignmentDuration 0:0:0.05
        $null = New-AdminPermissionSet Admins, Readers @()
        $null = New-AdminIdentityGroup Team, Boss
        $null = New-AdminIdentityUser alice, bob -GroupName Team -GivenName A -FamilyName B
        $null = New-AdminIdentityUser carol -GroupName Boss -GivenName A -FamilyName B
        $null = New-AdminIdentityUser alice -GroupName Boss -Ensure
        $null = New-AdminAccountAssignment Admins Prod -GroupName Team, Boss -UserName alice
        $null = New-AdminAccountAssignment Readers Test -GroupName Team

        function Format-Access {
            $input | ForEach-Object {
                "$($_.UserName) $($_.AccountName) $($_.PermissionSetName) $($_.Via -join '+')"
            } | Sort-Object
        }
    }

    It 'returns one object for a user, an account and a permission set' {
        Get-AdminAccountAccess | Format-Access | Should -Be @(
            'alice Prod Admins Boss+direct+Team', 'alice Test Readers Team', 'bob Prod Admins Team',
            'bob Test Readers Team', 'carol Prod Admins Boss')
    }

    It 'filters by user, account and permission set' {
        Get-AdminAccountAccess -UserName ALICE | Format-Access |
            Should -Be 'alice Prod Admins Boss+direct+Team', 'alice Test Readers Team'
        Get-AdminAccountAccess -UserName c*, bob -PermissionSetName Adm* | Format-Access |
            Should -Be 'bob Prod Admins Team', 'carol Prod Admins Boss'
        Get-AdminAccountAccess Test -UserName alice | Format-Access | Should -Be 'alice Test Readers Team'
        (Get-AdminAccountAccess /Workloads).Count | Should -Be 3
        (Get-AdminIdentityUser bob | Get-AdminAccountAccess).Count | Should -Be 2
    }

    It 'suggests similar names for a user who does not exist' {
        Get-AdminAccountAccess -UserName alicia -ErrorAction SilentlyContinue -ErrorVariable problems |
            Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'IdentityUserNotFound ObjectNotFound alicia'
    }
}

Describe 'Get-AdminAccountAccess and boto3' -Skip:$noBoto -ForEach @{ Python = $python.Source } {
    It 'agree on a random organization (seed <_>)' -ForEach 1, 2, 3 {
        $random = [Random]::new($_)
        $accounts = 1..6 | ForEach-Object { "Member$_=$(200000000000 + $_)" }
        $url = (Start-AdminSandbox -Account $accounts -CallRate 0 -AssignmentDuration 0:0:0.05).EndpointUrl
        $sets = 1..4 | ForEach-Object { "Set$_" }
        $groups = 1..5 | ForEach-Object { "Group$_" }
        $null = $sets | New-AdminPermissionSet -Policy @()
        $null = $groups | New-AdminIdentityGroup
        $users = 1..25 | ForEach-Object {
            [pscustomobject]@{
                UserName = "user$_"; GivenName = 'A'; FamilyName = 'B'
                GroupName = $groups.Where({ $random.Next(3) -eq 0 }) -join ';'
            }
        }
        $null = $users | New-AdminIdentityUser
        $rows = foreach ($account in $accounts) {
            foreach ($set in $sets.Where({ $random.Next(2) })) {
                [pscustomobject]@{
                    Account = $account -replace '=.*'; PermissionSetName = $set
                    GroupName = $groups[$random.Next(5)]; UserName = ''
                }
                [pscustomobject]@{
                    Account = $account -replace '=.*'; PermissionSetName = $set
                    GroupName = ''; UserName = "user$($random.Next(25) + 1)"
                }
            }
        }
        $null = $rows | New-AdminAccountAssignment -Ensure

        $variables = @{
            SANDBOX_URL = "$url"; AWS_ACCESS_KEY_ID = 'sandbox'; AWS_SECRET_ACCESS_KEY = 'sandbox'
            AWS_ENDPOINT_URL = "$url"; AWS_DEFAULT_REGION = 'us-east-1'; AWS_PROFILE = $null
        }
        $computed = Use-Environment $variables { & $Python (Join-Path $PSScriptRoot read_access.py) }
        $LASTEXITCODE | Should -Be 0
        $shown = Get-AdminAccountAccess | ForEach-Object {
            '{0} {1} {2} {3}' -f $_.UserName, $_.AccountId, $_.PermissionSetName, (($_.Via | Sort-Object) -join '+')
        }

        @($shown).Count | Should -BeGreaterThan 50
        $shown | Sort-Object | Should -Be ($computed | Sort-Object)
    }
}
