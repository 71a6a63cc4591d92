BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
}

# IAM is eventually consistent: a new resource may not be visible to the next call for a second or two.
Describe 'A resource that was just created' {
    BeforeAll {
        $null = Start-AdminSandbox -VisibilityDelay 00:00:02 -Seed 1
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It '<What>' -ForEach @(
        @{ What = 'a user can be given a key'; Work = { New-AdminUser u1 | New-AdminAccessKey } }
        @{ What = 'a user can be put into a group'; Work = {
                $null = New-AdminGroup g1 -Policy SecurityAudit
                New-AdminUser u2
                Add-AdminUserToGroup u2 g1
            }
        }
        @{
            What = 'a user can be given a password'
            Work = { New-AdminUser u3 | Set-AdminUserPassword -GeneratePassword }
        }
        @{ What = 'a user can be given an MFA device'; Work = { New-AdminUser u4 | New-AdminMfaDevice } }
        @{ What = 'a user can be locked'; Work = { New-AdminUser u5 | Lock-AdminUser -Confirm:$false } }
        @{ What = 'a user can be removed'; Work = { New-AdminUser u6 | Remove-AdminUser -Confirm:$false } }
        @{ What = 'a group without policies can have members'; Work = {
                New-AdminGroup g2 -Policy @()
                New-AdminUser u7 -GroupName g2
            }
        }
        @{
            What = 'a group can be removed'
            Work = { New-AdminGroup g3 -Policy @() | Remove-AdminGroup -Confirm:$false }
        }
        @{ What = 'a policy can be attached by its name'; Work = {
                New-AdminPolicy p1 -Template CloudHSM
                New-AdminGroup g4 -Policy p1
            }
        }
        @{ What = 'a policy can be read'; Work = {
                New-AdminPolicy p2 -Template CloudHSM
                Get-AdminPolicy p2
            }
        }
    ) {
        $ErrorActionPreference = 'Stop'

        { . $Work } | Should -Not -Throw
    }
}

Describe 'A caller who is authorized to create users but not to read them' {
    AfterAll {
        Stop-AdminSandbox
    }

    It 'creates them nevertheless' {
        $null = Start-AdminSandbox
        $document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:CreateUser","Resource":"*"}]}'
        $null = New-AdminPolicy MakeUsers -Document $document
        $null = New-AdminGroup Makers -Policy MakeUsers
        $maker = New-AdminUser maker -GroupName Makers -ProgrammaticAccess
        $null = Connect-AdminAccount -AccessKey $maker.AccessKeyId -SecretKey $maker.SecretAccessKey `
            -EndpointUrl (Get-AdminSandbox).EndpointUrl

        (New-AdminUser made -ErrorVariable problems).Outcome | Should -Be 'Created'
        $problems | Should -BeNullOrEmpty
        { Get-AdminUser made -ErrorAction Stop } | Should -Throw -ErrorId 'AccessDenied,*'
    }
}
